import { constantName } from "../constant-name.ts";
import { docComment, header } from "../header.ts";
import { Code, literal, type Printable } from "../literal.ts";
import type { Operation, Parameter, Relation, RequestBody, Response } from "../operation.ts";
import type { Source } from "../source.ts";
import { uniqueNames } from "../unique-names.ts";

/** What a client, a server or a judge needs to know of each operation without reading the document. What operations share is one constant. */
export function operationTableModule(source: Source, operations: readonly Operation[]): string {
  const constants = new Map<string, string>();
  const nameOf = uniqueNames(constantName);
  const shared = (type: string, pointer: string, value: Printable): Printable => {
    if (!pointer.startsWith("/components/")) return value;
    const name = nameOf(pointer);
    constants.set(name, `const ${name}: ${type} = ${literal(value)};\n\n`);
    return new Code(name);
  };
  const entry = (operation: Operation): Printable => ({
    method: operation.method,
    path: operation.path,
    tags: operation.tags,
    summary: operation.summary,
    deprecated: operation.deprecated,
    parameters: operation.parameters.map((parameter) =>
      shared("ParameterEntry", parameter.pointer, parameterEntry(parameter)),
    ),
    requestBody: operation.requestBody
      ? shared("RequestBodyEntry", operation.requestBody.pointer, requestBodyEntry(operation.requestBody))
      : null,
    responses: Object.fromEntries(
      operation.responses.map((response) => [
        response.key,
        shared("ResponseEntry", response.pointer, responseEntry(response)),
      ]),
    ),
    security: operation.security,
    relations: operation.relations.map(relationEntry),
    client: {
      resource: operation.client.resource,
      method: operation.client.method,
      result: operation.client.result ?? null,
      target: operation.client.target ?? null,
      many: operation.client.many,
    },
    mock: { effect: operation.mock.effect ?? null, target: operation.mock.target ?? null },
    rateLimit: operation.rateLimit ? { ...operation.rateLimit } : null,
  });
  const table = literal(Object.fromEntries(operations.map((operation) => [operation.id, entry(operation)])));
  const entries = ["OperationEntry", "ParameterEntry", "RequestBodyEntry", "ResponseEntry"];
  return [
    header("The operations: what to send, what may come back, what client and mock make of it.", [source.file]),
    `import type { ${entries.join(", ")} } from "../operation-entry.ts";\n\n`,
    ...constants.values(),
    docComment(["The operations by their operationId."]),
    "export const operationTable: {\n",
    ...operations.map(
      ({ id, method, path }) => `  readonly ${id}: OperationEntry<${literal(method)}, ${literal(path)}>;\n`,
    ),
    `} = ${table};\n`,
  ].join("");
}

function parameterEntry(parameter: Parameter): Printable {
  const { name, in: place, required, deprecated, style, explode, shape, example } = parameter;
  return { name, in: place, required, deprecated, style, explode, shape, example: example ?? null };
}

function requestBodyEntry({ required, maxBytes, mediaTypes, examples }: RequestBody): Printable {
  return { required, maxBytes: maxBytes ?? null, mediaTypes, examples: examples.map(({ name }) => name) };
}

function responseEntry({ description, headers, mediaTypes, examples }: Response): Printable {
  return {
    description: firstParagraph(description),
    mediaTypes,
    headers: headers.map(({ name, required, example }) => ({ name, required, example: example ?? null })),
    examples: examples.map(({ name }) => name),
  };
}

function relationEntry(relation: Relation): Printable {
  return { ...relation };
}

function firstParagraph(description: string): string {
  return description.split(/\n\s*\n/)[0]?.replace(/\s+/g, " ") ?? "";
}
