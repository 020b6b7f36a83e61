import { tokenUrl } from "./addresses.ts";
import { checkPaths } from "./check-paths.ts";
import { clientCall } from "./client-call.ts";
import { readRequestBody, readResponse } from "./contents.ts";
import { ContractError } from "./contract-error.ts";
import { isObject, type Json, type JsonObject, pointer, section, text } from "./json.ts";
import { mockCall } from "./mock-call.ts";
import type { Operation, Response } from "./operation.ts";
import { readParameters } from "./parameters.ts";
import { rateLimit } from "./rate-limit.ts";
import { readRelations } from "./relations.ts";
import { readSecurity } from "./security.ts";
import type { Source } from "./source.ts";
import { isInherited } from "./taken-names.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
/** Methods that `fetch` sends no body with. */
const WITHOUT_BODY = ["get", "head"];

/** Every operation of the document, in the order in which it is written. */
export function operationsOf(source: Source): Operation[] {
  const operations: Operation[] = [];
  for (const path of Object.keys(section(source.document, "paths"))) {
    const { value: item, pointer: itemPointer } = source.resolve(pointer("paths", path));
    for (const method of METHODS) {
      if (isObject(item) && isObject(item[method]))
        operations.push(readOperation(source, path, method, itemPointer, item[method]));
    }
  }
  if (operations.length === 0)
    throw new ContractError(source.place("/paths"), "there is no operation", "Write one under a path");
  checkPaths(source, operations, tokenUrl(source));
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
  if (isInherited(id)) {
    throw new ContractError(
      source.place(`${at}/operationId`),
      `the operationId ${id} is a name that every object has by itself`,
      "Give the operation another name",
    );
  }
  refuseWhatCannotBeSent(source, method, at, operation);
  const parameters = readParameters(source, path, at, itemPointer);
  const tags = Array.isArray(operation["tags"]) ? operation["tags"].map(String) : [];
  return {
    id,
    pointer: at,
    method: method.toUpperCase(),
    path,
    tags,
    summary: need("summary"),
    description: text(operation, "description")?.trim() ?? "",
    deprecated: operation["deprecated"] === true,
    parameters,
    requestBody: operation["requestBody"] === undefined ? undefined : readRequestBody(source, `${at}/requestBody`),
    responses: readResponses(source, method, at, operation),
    security: readSecurity(source, at, operation),
    relations: readRelations(source, at, parameters),
    client: clientCall(source, operation["x-client"], { id, pointer: at, tags, parameters }),
    successor: readSuccessor(source, `${at}/x-successor`, operation["x-successor"]),
    mock: mockCall(source, id, at, operation["x-mock"], parameters),
    rateLimit: rateLimit(source, `${at}/x-rate-limit`, operation["x-rate-limit"]),
  };
}

function readSuccessor(source: Source, at: string, value: Json | undefined): string | undefined {
  if (value === undefined || (typeof value === "string" && value.startsWith("/"))) return value;
  const problem = `x-successor is ${JSON.stringify(value)}`;
  throw new ContractError(source.place(at), problem, "Write the path after the tenant, such as /messages/users");
}

function readResponses(source: Source, method: string, at: string, operation: JsonObject): Response[] {
  const responses = Object.keys(section(operation, "responses"))
    .filter((key) => !key.startsWith("x-"))
    .map((key) => readResponse(source, key, `${at}/responses${pointer(key)}`));
  for (const response of method === "head" ? [] : responses) refuseWhatIsNotShown(source, response);
  return responses;
}

/** A mock answers with the contract's own example, so a success has to have one. */
function refuseWhatIsNotShown(source: Source, { key, pointer: at, mediaTypes, examples }: Response): void {
  const [mediaType] = mediaTypes;
  if (mediaType === undefined || examples.length > 0 || !key.startsWith("2")) return;
  throw new ContractError(
    source.place(`${at}/content${pointer(mediaType)}`),
    `the success ${key} has a body and no example, so that a mock could not answer it`,
    "Write one under examples: { NAME: { value } }",
  );
}

function refuseWhatCannotBeSent(source: Source, method: string, at: string, operation: JsonObject): void {
  if (method === "trace")
    throw new ContractError(source.place(at), "TRACE is a method that fetch refuses to send", "Use another method");
  if (operation["requestBody"] !== undefined && WITHOUT_BODY.includes(method)) {
    throw new ContractError(
      source.place(`${at}/requestBody`),
      `${method.toUpperCase()} has no request body`,
      "Use another method, or say it with parameters",
    );
  }
}
