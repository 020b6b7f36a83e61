import { constantName } from "../constant-name.ts";
import { docComment, header } from "../header.ts";
import { keysOf } from "../json.ts";
import { Code, literal, propertyName } from "../literal.ts";
import type { NamedExample, Operation } from "../operation.ts";
import type { Source } from "../source.ts";
import { uniqueNames } from "../unique-names.ts";

/** Every named example, typed by the schema it belongs to: the compiler proves that it fits. */
export function examplesModule(source: Source, operations: readonly Operation[]): string {
  const constants = new Map<string, string>();
  const nameOf = uniqueNames(constantName);
  const named = (owner: Owner | undefined, place: string): Code => {
    if (!owner || owner.examples.length === 0) return new Code("{}");
    const name = nameOf(owner.pointer);
    const value = Object.fromEntries(
      owner.examples.map((example) => [
        example.name,
        { summary: example.summary, value: new Code(literal(example.value, 4)) },
      ]),
    );
    if (!constants.has(name))
      constants.set(name, `const ${name}: ${exampleTypes(owner, place)} = ${literal(value)};\n\n`);
    return new Code(name);
  };
  const rows = operations.map(({ id, requestBody, responses }) => {
    const shown = responses.filter(({ examples }) => examples.length > 0);
    const body = `NonNullable<operations[${literal(id)}]["requestBody"]>`;
    const placeOf = (key: string): string =>
      `operations[${literal(id)}]["responses"][${/^\d+$/.test(key) ? key : literal(key)}]`;
    return {
      id,
      value: {
        requestBody: named(requestBody, body),
        responses: Object.fromEntries(shown.map((response) => [response.key, named(response, placeOf(response.key))])),
      },
      type: `  readonly ${propertyName(id)}: {\n    readonly requestBody: ${requestBody ? exampleTypes(requestBody, body) : "{}"};\n    readonly responses: {\n${shown
        .map(
          (response) =>
            `      readonly ${propertyName(response.key)}: ${exampleTypes(response, placeOf(response.key))};\n`,
        )
        .join("")}    };\n  };\n`,
    };
  });
  const table = literal(Object.fromEntries(rows.map(({ id, value }) => [id, value])));
  const parameters = Object.fromEntries(
    operations.flatMap((operation) =>
      operation.parameters.flatMap(({ name, in: place, example }) =>
        place === "path" ? [[name, String(example)] as const] : [],
      ),
    ),
  );
  return [
    header("The contract's named examples: of requests, and of replies by status.", [source.file]),
    'import type { NamedExample } from "../named-example.ts";\n',
    `import type { ${usedTypes([...constants.values(), ...rows.map(({ type }) => type)])} } from "./types.ts";\n\n`,
    ...constants.values(),
    `/** operationId -> the examples of its body, and of its replies by status. */\nexport type Examples = {\n${rows.map(({ type }) => type).join("")}};\n\n`,
    docComment(["The contract's named examples by operation: of the request's body, and of the replies by status."]),
    `export const examples: Examples = ${table};\n\n`,
    `/** A sample of each path parameter. */\nexport const pathExamples: Readonly<Record<${
      Object.keys(parameters)
        .map((name) => JSON.stringify(name))
        .join(" | ") || "string"
    }, string>> = ${literal(parameters)};\n`,
  ].join("");
}

/** What has examples: the body of a request or of a reply. */
interface Owner {
  readonly pointer: string;
  readonly examples: readonly NamedExample[];
  readonly schemaPointer?: string | undefined;
}

function exampleTypes({ examples, pointer, schemaPointer }: Owner, place: string): string {
  const type = `NamedExample<${valueType(pointer, schemaPointer, place)}>`;
  return `{ ${examples.map(({ name }) => `readonly ${propertyName(name)}: ${type}`).join("; ")} }`;
}

/** The type of a schema by its name, or by the component or the operation that it is written in. */
function valueType(pointer: string, schemaPointer: string | undefined, place: string): string {
  const [, kind = "", name = "", ...deeper] = keysOf(schemaPointer ?? "");
  if (kind === "schemas" && deeper.length === 0) return `components["schemas"][${literal(name)}]`;
  const owner = keysOf(pointer);
  const holder =
    owner[0] === "components"
      ? `components[${owner
          .slice(1, 3)
          .map((key) => literal(key))
          .join("][")}]`
      : place;
  return `${holder}["content"]["application/json"]`;
}

function usedTypes(code: readonly string[]): string {
  return ["components", "operations"].filter((name) => code.some((text) => text.includes(`${name}[`))).join(", ");
}
