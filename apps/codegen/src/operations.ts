import { ContractError } from "./contract-error.ts";
import { clientCall, rateLimit } from "./extensions.ts";
import { isObject, type JsonObject, pointer, section, text } from "./json.ts";
import { readExamples } from "./named-examples.ts";
import type { Operation, RequestBody, Response } from "./operation.ts";
import { readPathParameters } from "./path-parameters.ts";
import type { Source } from "./source.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const JSON_MEDIA_TYPE = "application/json";

/** Every operation of the document, in the order in which it is written. */
export function operationsOf(source: Source): Operation[] {
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(section(source.document, "paths"))) {
    for (const method of METHODS) {
      if (!isObject(item) || !isObject(item[method])) continue;
      operations.push(readOperation(source, path, method, pointer("paths", path), item[method]));
    }
  }
  refuseSameName(source, operations, "operationId", ({ id }) => [id]);
  refuseSameName(source, operations, "call of the client", ({ client: { resource, method, many } }) =>
    [method, ...(many === false ? [] : [many])].map((name) => `${resource}.${name}`),
  );
  return operations;
}

function refuseSameName(
  source: Source,
  operations: readonly Operation[],
  what: string,
  namesOf: (operation: Operation) => readonly string[],
): void {
  const seen = new Set<string>();
  for (const operation of operations) {
    for (const name of namesOf(operation)) {
      if (!seen.has(name)) {
        seen.add(name);
        continue;
      }
      throw new ContractError(
        source.place(operation.pointer),
        `the ${what} ${name} is already taken`,
        "Give it a name of its own",
      );
    }
  }
}

function readOperation(
  source: Source,
  path: string,
  method: string,
  itemPointer: string,
  operation: JsonObject,
): Operation {
  const at = itemPointer + pointer(method);
  const need = (key: string): string => {
    const value = text(operation, key);
    if (value) return value.trim();
    throw new ContractError(
      source.place(at),
      `${method.toUpperCase()} ${path} has no ${key}`,
      `Write a ${key} beside its responses`,
    );
  };
  const id = need("operationId");
  if (!/^[a-z][A-Za-z0-9]*$/.test(id)) {
    throw new ContractError(
      source.place(`${at}/operationId`),
      `operationId ${id} is not in camelCase`,
      "Use letters and digits only",
    );
  }
  const pathParameters = readPathParameters(source, path, at, itemPointer);
  const tags = operation["tags"];
  return {
    id,
    pointer: at,
    method: method.toUpperCase(),
    path,
    tags: Array.isArray(tags) ? tags.map(String) : [],
    summary: need("summary"),
    description: text(operation, "description")?.trim() ?? "",
    pathParameters,
    requestBody: operation["requestBody"] === undefined ? undefined : readRequestBody(source, `${at}/requestBody`),
    responses: Object.keys(section(operation, "responses")).map((key) =>
      readResponse(source, key, `${at}/responses${pointer(key)}`),
    ),
    client: clientCall(source, id, at, operation["x-client"], pathParameters),
    rateLimit: rateLimit(source, `${at}/x-rate-limit`, operation["x-rate-limit"]),
  };
}

function readRequestBody(source: Source, at: string): RequestBody {
  const { value, pointer: bodyPointer } = source.resolve(at);
  const body = isObject(value) ? value : {};
  const maxBytes = body["x-max-body-bytes"];
  return {
    pointer: bodyPointer,
    required: body["required"] === true,
    maxBytes: typeof maxBytes === "number" ? maxBytes : undefined,
    ...readContent(source, bodyPointer, body),
  };
}

function readResponse(source: Source, key: string, at: string): Response {
  const { value, pointer: responsePointer } = source.resolve(at);
  const response = isObject(value) ? value : {};
  const requiredHeaders = Object.keys(section(response, "headers")).filter((name) => {
    const header = source.resolve(`${responsePointer}/headers${pointer(name)}`).value;
    return isObject(header) && header["required"] === true;
  });
  return {
    key,
    pointer: responsePointer,
    description: text(response, "description")?.trim() ?? "",
    requiredHeaders,
    ...readContent(source, responsePointer, response),
  };
}

function readContent(source: Source, at: string, owner: JsonObject): Pick<Response, "schemaPointer" | "examples"> {
  const mediaTypes = Object.keys(section(owner, "content"));
  if (mediaTypes.length === 0) return { schemaPointer: undefined, examples: [] };
  if (mediaTypes.length > 1 || mediaTypes[0] !== JSON_MEDIA_TYPE) {
    throw new ContractError(
      source.place(at),
      `content is ${mediaTypes.join(", ")}`,
      `Only ${JSON_MEDIA_TYPE} is compiled: describe that one`,
    );
  }
  const mediaPointer = `${at}/content${pointer(JSON_MEDIA_TYPE)}`;
  const media = section(section(owner, "content"), JSON_MEDIA_TYPE);
  if (media["schema"] === undefined)
    throw new ContractError(source.place(mediaPointer), "the content has no schema", "Write one");
  return {
    schemaPointer: source.resolve(`${mediaPointer}/schema`).pointer,
    examples: readExamples(source, mediaPointer, media),
  };
}
