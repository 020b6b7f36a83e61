import { constantName } from "../constant-name.ts";
import { docComment, header } from "../header.ts";
import { keysOf } from "../json.ts";
import { Code, literal, propertyName } from "../literal.ts";
import type { NamedExample, Operation } from "../operation.ts";
import type { Source } from "../source.ts";

/** Every named example, typed by the schema it belongs to: the compiler proves that it fits. */
export function examplesModule(source: Source, operations: readonly Operation[]): string {
  const constants = new Map<string, string>();
  const named = (owner: { pointer: string; examples: readonly NamedExample[] } | undefined): Code => {
    if (!owner || owner.examples.length === 0) return new Code("{}");
    const name = constantName(owner.pointer);
    const value = Object.fromEntries(
      owner.examples.map((example) => [
        example.name,
        { summary: example.summary, value: new Code(literal(example.value, 4)) },
      ]),
    );
    if (!constants.has(name)) constants.set(name, `const ${name}: ${exampleTypes(owner)} = ${literal(value)};\n\n`);
    return new Code(name);
  };
  const rows = operations.map((operation) => {
    const responses = operation.responses.filter(({ examples }) => examples.length > 0);
    return {
      id: operation.id,
      value: {
        requestBody: named(operation.requestBody),
        responses: Object.fromEntries(responses.map((response) => [response.key, named(response)])),
      },
      type: `  readonly ${propertyName(operation.id)}: {\n    readonly requestBody: ${operation.requestBody ? exampleTypes(operation.requestBody) : "{}"};\n    readonly responses: {\n${responses
        .map((response) => `      readonly ${propertyName(response.key)}: ${exampleTypes(response)};\n`)
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
    'import type { components } from "./types.ts";\n\n',
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

function exampleTypes({
  examples,
  schemaPointer,
}: {
  examples: readonly NamedExample[];
  schemaPointer?: string | undefined;
}): string {
  const type = valueType(schemaPointer);
  return `{ ${examples.map(({ name }) => `readonly ${propertyName(name)}: ${type}`).join("; ")} }`;
}

function valueType(schemaPointer: string | undefined): string {
  const keys = schemaPointer === undefined ? [] : keysOf(schemaPointer);
  return keys.length === 3 && keys[1] === "schemas"
    ? `NamedExample<components["schemas"][${JSON.stringify(keys[2])}]>`
    : "NamedExample";
}
