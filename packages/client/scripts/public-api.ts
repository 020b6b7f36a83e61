import { resolve } from "node:path";
import ts from "typescript59";

const root = resolve(import.meta.dirname, "..");

/** The entry points, by the name that people import. */
export const ENTRIES: Readonly<Record<string, string>> = {
  "@emchat/client": "src/index.ts",
  "@emchat/client/otel": "src/otel.ts",
  "@emchat/client/undici": "src/undici.ts",
};

/** One exported name: its declaration without its body, and what is said of it. */
export interface PublicName {
  readonly entry: string;
  readonly name: string;
  readonly declaration: string;
  /** Places within it that have no documentation. */
  readonly undocumented: readonly string[];
}

/** Reads the public surface from the declarations that a build would publish. */
export function readPublicApi(): PublicName[] {
  const sources = Object.values(ENTRIES).map((file) => resolve(root, file));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ["@emchat/source"],
    allowImportingTsExtensions: true,
    emitDeclarationOnly: true,
    declaration: true,
    strict: true,
    types: [],
  };
  const program = ts.createProgram(sources, options);
  const checker = program.getTypeChecker();
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  return Object.entries(ENTRIES).flatMap(([entry, file]) => {
    const source = program.getSourceFile(resolve(root, file));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} is no module`);
    return (
      checker
        .getExportsOfModule(module)
        .map((exported) => (exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported))
        // `export type *` of a generated file lists its constants too, but nobody can import them as such
        .filter((symbol) => symbol.flags & ts.SymbolFlags.Type || !isGenerated(symbol))
        .map((symbol) => {
          const declarations = symbol.declarations ?? [];
          return {
            entry,
            name: symbol.name,
            declaration: declarations.map((declaration) => print(printer, declaration)).join("\n"),
            // what is a type and a value by one name has its words at the type
            undocumented: declarations
              .filter((declaration) => declarations.length === 1 || !ts.isVariableDeclaration(declaration))
              .flatMap((declaration) => findUndocumented(symbol.name, declaration)),
          };
        })
        .sort((left, right) => (left.name < right.name ? -1 : 1))
    );
  });
}

/** The surface as a document. */
export function renderApiReport(names: readonly PublicName[]): string {
  const sections = Object.keys(ENTRIES).map((entry) => {
    const blocks = names
      .filter((each) => each.entry === entry)
      .map(({ name, declaration }) => `### ${name}\n\n\`\`\`ts\n${declaration}\n\`\`\``);
    return `## ${entry}\n\n${blocks.join("\n\n")}`;
  });
  return `# Public surface\n\nWritten by \`pnpm --filter @emchat/client api\`. A change here is a change for users: it belongs into the changeset.\n\n${sections.join("\n\n")}\n`;
}

function isGenerated(symbol: ts.Symbol): boolean {
  return (
    symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName.includes("/generated/")) ?? false
  );
}

function print(printer: ts.Printer, declaration: ts.Declaration): string {
  const source = declaration.getSourceFile();
  const text = (node: ts.Node): string => printer.printNode(ts.EmitHint.Unspecified, node, source);
  if (ts.isVariableDeclaration(declaration) && declaration.type)
    return `export const ${text(declaration.name)}: ${text(declaration.type)};`;
  const bare = ts.transform(declaration, [withoutBodies]).transformed[0] ?? declaration;
  return text(bare).replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, "");
}

// A signature is public, its body is not.
const withoutBodies: ts.TransformerFactory<ts.Node> = (context) => (top) => {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isFunctionDeclaration(node)) {
      return ts.factory.updateFunctionDeclaration(
        node,
        node.modifiers,
        undefined,
        node.name,
        node.typeParameters,
        node.parameters,
        node.type,
        undefined,
      );
    }
    if (ts.isMethodDeclaration(node)) {
      return ts.factory.updateMethodDeclaration(
        node,
        node.modifiers,
        undefined,
        node.name,
        undefined,
        node.typeParameters,
        node.parameters,
        node.type,
        undefined,
      );
    }
    if (ts.isConstructorDeclaration(node))
      return ts.factory.updateConstructorDeclaration(node, node.modifiers, node.parameters, undefined);
    return ts.visitEachChild(node, visit, context);
  };
  return visit(top) ?? top;
};

function findUndocumented(name: string, declaration: ts.Declaration): string[] {
  const missing = ts.getJSDocCommentsAndTags(declaration).length === 0 ? [name] : [];
  if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
    for (const member of declaration.members) {
      const memberName = member.name?.getText() ?? "";
      // an error's `kind` is what its base class says of it, and the generated list of resources names types with words of their own
      const listed = /^(Safe)?Resources$/.test(name);
      const inherited = listed || /^(kind|\[Symbol)/.test(memberName) || ts.isConstructorDeclaration(member);
      if (!inherited && ts.getJSDocCommentsAndTags(member).length === 0) missing.push(`${name}.${memberName}`);
    }
  }
  return missing;
}
