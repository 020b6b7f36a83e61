import { ContractSetupError } from "../errors.ts";
import { parseRelations } from "../relations/parse.ts";
import { oneLine } from "../report/printable.ts";
import type { SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";
import {
  bareType,
  isJsonType,
  type Media,
  type NamedExample,
  type Operation,
  type ReplyHeader,
  type ReplySpec,
  type RequestBody,
} from "./operation.ts";
import { join } from "./pointer.ts";
import { readParameters } from "./read-parameters.ts";
import { readSecurity } from "./read-security.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** Reads every operation of a spec, in the order of the document. */
export function readOperations(spec: SpecDocument): readonly Operation[] {
  const common = parseRelations(spec, "/x-contract");
  const operations: Operation[] = [];
  for (const template of Object.keys(record(spec.root["paths"]))) {
    const path = spec.resolve(join("/paths", template));
    const item = record(path.value);
    const methods = METHODS.filter((method) => isRecord(item[method]));
    for (const method of methods) {
      const pointer = join(path.pointer, method);
      const node = record(item[method]);
      const id = node["operationId"];
      const security = readSecurity(spec, node["security"] ?? spec.root["security"], pointer);
      operations.push({
        // It stands in every report, where a line of its own would be somebody else's.
        id: typeof id === "string" ? oneLine(id) : `${method}${template.replaceAll(/[^A-Za-z0-9]+/g, "-")}`,
        method: method.toUpperCase(),
        template,
        pointer,
        parameters: readParameters(spec, path.pointer, pointer, template),
        body: node["requestBody"] === undefined ? undefined : readBody(spec, join(pointer, "requestBody")),
        replies: readReplies(spec, join(pointer, "responses")),
        relations: [...common, ...parseRelations(spec, join(pointer, "x-contract"))],
        security,
        credential: security.alternatives[0],
        methodsOfPath: methods.map((name) => name.toUpperCase()),
      });
    }
  }
  if (operations.length === 0) throw new ContractSetupError(`the spec ${spec.source} has no operations`);
  const ids = new Set<string>();
  for (const operation of operations) {
    if (ids.has(operation.id)) {
      throw new ContractSetupError(
        `${spec.source}:${spec.lineOf(operation.pointer)}: the operationId ${operation.id} is there twice`,
      );
    }
    ids.add(operation.id);
  }
  return operations;
}

function readBody(spec: SpecDocument, pointer: string): RequestBody {
  const at = spec.resolve(pointer);
  const node = record(at.value);
  const limit = node["x-max-body-bytes"];
  for (const [type, media] of Object.entries(record(node["content"])))
    if (isRecord(media)) media["schema"] ??= whateverFits(bareType(type));
  return {
    required: node["required"] === true,
    pointer: at.pointer,
    media: readMedia(spec, at.pointer, node),
    maxBytes: typeof limit === "number" ? limit : undefined,
  };
}

/** A body of which nothing is said is whatever its media type has room for. */
function whateverFits(type: string): Record<string, unknown> {
  if (isJsonType(type) || type.includes("*")) return {};
  const fields = type === "multipart/form-data" || type === "application/x-www-form-urlencoded";
  return fields ? { type: "object", additionalProperties: { type: "string" } } : { type: "string" };
}

function readMedia(spec: SpecDocument, pointer: string, node: Record<string, unknown>): readonly Media[] {
  return Object.entries(record(node["content"])).map(([type, media]) => {
    const at = join(pointer, "content", type);
    return {
      announced: type.toLowerCase(),
      type: bareType(type),
      schema: isRecord(media) && media["schema"] !== undefined ? join(at, "schema") : undefined,
      examples: isRecord(media) ? namedExamples(spec, at, media) : [],
      pointer: at,
    };
  });
}

/** The examples that stand at a parameter or a media type. */
export function namedExamples(
  spec: SpecDocument,
  pointer: string,
  node: Record<string, unknown>,
): readonly NamedExample[] {
  const found: NamedExample[] = [];
  if (node["example"] !== undefined)
    found.push({ name: "example", value: node["example"], pointer: join(pointer, "example") });
  for (const name of Object.keys(record(node["examples"]))) {
    const at = spec.resolve(join(pointer, "examples", name));
    if (isRecord(at.value) && "value" in at.value) found.push({ name, value: at.value["value"], pointer: at.pointer });
  }
  return found;
}

function readReplies(spec: SpecDocument, pointer: string): readonly ReplySpec[] {
  return Object.keys(record(spec.resolve(pointer).value)).map((status) => {
    const at = spec.resolve(join(pointer, status));
    const node = record(at.value);
    // OpenAPI ignores a Content-Type here: the keys of `content` say it.
    const names = Object.keys(record(node["headers"])).filter((name) => name.toLowerCase() !== "content-type");
    const headers: ReplyHeader[] = names.map((name) => {
      const header = spec.resolve(join(at.pointer, "headers", name));
      const value = record(header.value);
      return {
        name,
        required: value["required"] === true,
        schema: value["schema"] === undefined ? undefined : join(header.pointer, "schema"),
        pointer: header.pointer,
      };
    });
    return { status, pointer: at.pointer, headers, media: readMedia(spec, at.pointer, node) };
  });
}

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
