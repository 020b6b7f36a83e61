import { docComment, header } from "../header.ts";
import { literal, type Printable } from "../literal.ts";
import type { Operation } from "../operation.ts";
import type { Source } from "../source.ts";

/** What a client, a server or a judge needs to know of each operation without reading the document. */
export function operationTableModule(source: Source, operations: readonly Operation[]): string {
  const table = Object.fromEntries(operations.map((operation) => [operation.id, entry(operation)]));
  return [
    header("The operations: what to send, what may come back, what the client makes of it.", [source.file]),
    docComment([
      "The operations by their operationId. Each entry is an `OperationEntry`, with its values as literal types.",
    ]),
    `export const operationTable = ${literal(table)} as const;\n`,
  ].join("");
}

function entry(operation: Operation): Printable {
  return {
    method: operation.method,
    path: operation.path,
    tags: operation.tags,
    summary: operation.summary,
    pathParameters: operation.pathParameters.map(({ name, schema }) => ({
      name,
      minLength: numberOr(schema["minLength"], 0),
      maxLength: numberOr(schema["maxLength"], null),
      pattern: typeof schema["pattern"] === "string" ? schema["pattern"] : null,
    })),
    hasRequestBody: operation.requestBody !== undefined,
    maxBodyBytes: operation.requestBody?.maxBytes ?? null,
    requestExamples: operation.requestBody?.examples.map(({ name }) => name) ?? [],
    responses: Object.fromEntries(
      operation.responses.map(({ key, description, requiredHeaders, examples }) => [
        key,
        { description: firstLine(description), requiredHeaders, examples: examples.map(({ name }) => name) },
      ]),
    ),
    client: { ...operation.client },
    rateLimit: operation.rateLimit ? { ...operation.rateLimit } : null,
  };
}

function numberOr<Otherwise>(value: unknown, otherwise: Otherwise): number | Otherwise {
  return typeof value === "number" ? value : otherwise;
}

function firstLine(description: string): string {
  return description.split(/\n\s*\n/)[0]?.replace(/\s+/g, " ") ?? "";
}
