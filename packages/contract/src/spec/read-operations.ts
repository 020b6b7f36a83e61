import { ContractSetupError } from "../errors.ts";
import { parseRelations } from "../relations/parse.ts";
import type { SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";
import type {
  Credential,
  Media,
  NamedExample,
  Operation,
  Parameter,
  ReplyHeader,
  ReplySpec,
  RequestBody,
} from "./operation.ts";
import { join } from "./pointer.ts";

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
      operations.push({
        id: typeof id === "string" ? id : `${method}${template.replaceAll(/[^A-Za-z0-9]+/g, "-")}`,
        method: method.toUpperCase(),
        template,
        pointer,
        parameters: readParameters(spec, path.pointer, pointer, template),
        body: node["requestBody"] === undefined ? undefined : readBody(spec, join(pointer, "requestBody")),
        replies: readReplies(spec, join(pointer, "responses")),
        relations: [...common, ...parseRelations(spec, join(pointer, "x-contract"))],
        credential: readCredential(spec, node["security"] ?? spec.root["security"], pointer),
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

function readParameters(spec: SpecDocument, path: string, operation: string, template: string): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  for (const owner of [path, operation]) {
    const list = spec.resolve(owner).value;
    const entries = isRecord(list) && Array.isArray(list["parameters"]) ? list["parameters"] : [];
    entries.forEach((_, index) => {
      const at = spec.resolve(join(owner, "parameters", index));
      const node = record(at.value);
      const { name, in: place } = node;
      if (typeof name !== "string" || (place !== "path" && place !== "query" && place !== "header")) return;
      found.set(`${place}:${name}`, {
        name,
        in: place,
        required: place === "path" || node["required"] === true,
        pointer: at.pointer,
        schema: join(at.pointer, "schema"),
        example: exampleOf(spec, at.pointer, node),
      });
    });
  }
  for (const [, name] of template.matchAll(/\{([^}]+)\}/g)) {
    if (!found.has(`path:${name}`)) {
      throw new ContractSetupError(
        `${spec.source}:${spec.lineOf(path)}: ${template} names {${name}} but no parameter declares it`,
      );
    }
  }
  return [...found.values()];
}

function exampleOf(spec: SpecDocument, pointer: string, node: Record<string, unknown>): string | undefined {
  const schema = record(spec.resolve(join(pointer, "schema")).value);
  const listed = Array.isArray(schema["examples"]) ? schema["examples"][0] : undefined;
  const value = namedExamples(spec, pointer, node)[0]?.value ?? schema["example"] ?? listed ?? schema["default"];
  return value === undefined ? undefined : String(value);
}

function readBody(spec: SpecDocument, pointer: string): RequestBody {
  const at = spec.resolve(pointer);
  const node = record(at.value);
  const limit = node["x-max-body-bytes"];
  return {
    required: node["required"] === true,
    pointer: at.pointer,
    media: readMedia(spec, at.pointer, node),
    maxBytes: typeof limit === "number" ? limit : undefined,
  };
}

function readMedia(spec: SpecDocument, pointer: string, node: Record<string, unknown>): readonly Media[] {
  return Object.entries(record(node["content"])).map(([type, media]) => {
    const at = join(pointer, "content", type);
    return {
      type: type.toLowerCase(),
      schema: isRecord(media) && media["schema"] !== undefined ? join(at, "schema") : undefined,
      examples: isRecord(media) ? namedExamples(spec, at, media) : [],
      pointer: at,
    };
  });
}

function namedExamples(spec: SpecDocument, pointer: string, node: Record<string, unknown>): readonly NamedExample[] {
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
    const headers: ReplyHeader[] = Object.keys(record(node["headers"])).map((name) => {
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

/** The first requirement decides. A scheme that this kit cannot present counts as none, and its probes are left out. */
function readCredential(spec: SpecDocument, security: unknown, pointer: string): Credential | undefined {
  if (!Array.isArray(security) || security.length === 0) return undefined;
  if (security.some((entry) => isRecord(entry) && Object.keys(entry).length === 0)) return undefined;
  const name = Object.keys(record(security[0]))[0];
  if (name === undefined) return undefined;
  const scheme = spec.resolve(join("/components/securitySchemes", name)).value;
  if (!isRecord(scheme)) {
    throw new ContractSetupError(
      `${spec.source}:${spec.lineOf(pointer)}: the security scheme ${name} is not declared in components/securitySchemes`,
    );
  }
  const bearer = scheme["type"] === "http" && String(scheme["scheme"]).toLowerCase() === "bearer";
  if (bearer || scheme["type"] === "oauth2" || scheme["type"] === "openIdConnect") {
    return { kind: "bearer", header: "Authorization" };
  }
  if (scheme["type"] === "apiKey" && scheme["in"] === "header")
    return { kind: "header", header: String(scheme["name"]) };
  return undefined;
}

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
