import { dirname, join } from "node:path";
import ts from "typescript-api";
import { exportTargets } from "../tarball/export-targets.ts";
import type { Tarball } from "../tarball/tarball.ts";

/**
 * The public interface of a package: each line of its declarations that a user's program can come to depend on, by where it
 * stands. Types that are not exported but that an exported one is made of belong to it. Comments do not, nor does what is
 * generated from the contract: the comparison of contracts judges that, and knows which of its words are only words.
 */
export type PublicInterface = ReadonlyMap<string, string>;

const ROOT = "/package";
const printer = ts.createPrinter({ removeComments: true });

/**
 * Reads the interface of a packed file from its declarations alone; what they import from other packages stays a name.
 *
 * @example
 * const lines = describeInterface(tarball); // Map { ". createClient" => "function createClient(options: ClientOptions): Client;" }
 */
export function describeInterface(tarball: Tarball): PublicInterface {
  const entries = exportTargets(tarball.manifest).filter(({ conditions }) => conditions.at(-1) === "types");
  const program = ts.createProgram({
    rootNames: entries.map(({ file }) => join(ROOT, file)),
    options: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      allowImportingTsExtensions: true,
      noEmit: true,
      noLib: true,
      types: [],
    },
    host: hostOf(tarball),
  });
  const checker = program.getTypeChecker();
  const lines = new Map<string, string>();
  const seen = new Set<ts.Declaration>();
  for (const { subpath, file } of entries) {
    const source = program.getSourceFile(join(ROOT, file));
    const module = source && checker.getSymbolAtLocation(source);
    for (const symbol of module ? checker.getExportsOfModule(module) : []) {
      lines.set(`${subpath} ${symbol.name}`, "exported");
      describeSymbol(checker, symbol, symbol.name, lines, seen);
    }
  }
  return lines;
}

function describeSymbol(
  checker: ts.TypeChecker,
  alias: ts.Symbol,
  name: string,
  lines: Map<string, string>,
  seen: Set<ts.Declaration>,
): void {
  const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
  for (const declaration of symbol.declarations ?? []) {
    if (seen.has(declaration) || ts.isParameter(declaration) || ts.isTypeParameterDeclaration(declaration)) continue;
    const { fileName } = declaration.getSourceFile();
    if (!fileName.startsWith(`${ROOT}/`) || fileName.includes("/generated/")) continue;
    seen.add(declaration);
    for (const [key, text] of linesOf(declaration, name)) addLine(lines, key, text);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) {
        const used = checker.getSymbolAtLocation(node);
        if (used && isTypeLike(used, checker)) describeSymbol(checker, used, used.name, lines, seen);
      }
      ts.forEachChild(node, visit);
    };
    visit(declaration);
  }
}

/** What has members gives a line for each of them, however deep, so that an addition is no change of what was there. */
function linesOf(node: ts.Node, key: string): [key: string, text: string][] {
  if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) {
    const head = node.heritageClauses?.map((clause) => printed(clause)).join(" ") ?? "";
    const type = node.typeParameters?.map((parameter) => printed(parameter)).join(", ") ?? "";
    return [[key, `<${type}> ${head}`.trim()], ...membersOf(node.members, key)];
  }
  const type = typeOf(node);
  if (type && ts.isTypeLiteralNode(type)) {
    const inner = printed(type);
    return [[key, printed(node).replace(inner, "{}")], ...membersOf(type.members, key)];
  }
  return [[key, printed(node)]];
}

function membersOf(members: Iterable<ts.ClassElement | ts.TypeElement>, key: string): [key: string, text: string][] {
  return [...members]
    .filter((member) => !isPrivate(member))
    .flatMap((member) => linesOf(member, `${key}.${member.name ? printed(member.name) : "()"}`));
}

function typeOf(node: ts.Node): ts.TypeNode | undefined {
  const typed =
    ts.isTypeAliasDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node);
  return typed ? node.type : undefined;
}

/** Overloads and merged declarations share a key; each is a line of its own. */
function addLine(lines: Map<string, string>, key: string, text: string): void {
  let free = key;
  for (let count = 2; lines.has(free) && lines.get(free) !== text; count += 1) free = `${key} (${count})`;
  lines.set(free, text);
}

function isTypeLike(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return Boolean(
    target.flags &
      (ts.SymbolFlags.Interface |
        ts.SymbolFlags.TypeAlias |
        ts.SymbolFlags.Class |
        ts.SymbolFlags.Enum |
        ts.SymbolFlags.Variable |
        ts.SymbolFlags.Function),
  );
}

function isPrivate(member: ts.ClassElement | ts.TypeElement): boolean {
  if (member.name && ts.isPrivateIdentifier(member.name)) return true;
  return Boolean(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private);
}

function printed(node: ts.Node): string {
  return printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()).replaceAll(/\s+/g, " ");
}

function hostOf({ files }: Tarball): ts.CompilerHost {
  const read = (path: string): string | undefined =>
    path.startsWith(`${ROOT}/`) ? files.get(path.slice(ROOT.length + 1))?.toString("utf8") : undefined;
  return {
    getSourceFile: (path, options) => {
      const text = read(path);
      return text === undefined ? undefined : ts.createSourceFile(path, text, options, true);
    },
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    directoryExists: (path) => [...files.keys()].some((file) => `${ROOT}/${dirname(file)}`.startsWith(path)),
    getDefaultLibFileName: () => "lib.d.ts",
    getCurrentDirectory: () => ROOT,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
  };
}
