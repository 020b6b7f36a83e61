import { Ajv2020 } from "ajv/dist/2020.js";
import { isMockEntry } from "../pipeline/mock-entry.ts";
import { escapeKey } from "./load-spec.ts";

/** Something that is wrong with a contract, or doubtful. */
export interface SpecFinding {
  readonly level: "error" | "warning";
  /** Where: a JSON pointer into the document. */
  readonly pointer: string;
  readonly message: string;
}

/** What a check has looked at. */
export interface SpecReport {
  readonly findings: readonly SpecFinding[];
  readonly operations: number;
  readonly schemas: number;
  readonly examples: number;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
/** What is the mock's own. */
const RESERVED = "/__mock";
/** How deep a document is looked into. */
const MAX_DEPTH = 200;

type Json = Readonly<Record<string, unknown>>;

/**
 * Checks a contract before it is served: every schema must compile (one that does not would silently check nothing), every
 * example must fit its schema, every security scheme must be defined, no path may be one of the mock's own.
 */
export function checkSpec(document: Json): SpecReport {
  const findings: SpecFinding[] = [];
  const say = (level: SpecFinding["level"], pointer: string, message: string): void => {
    findings.push({ level, pointer, message });
  };
  const counts = { operations: 0, schemas: 0, examples: 0 };
  checkRoot(document, say);

  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, logger: false });
  const compiled = new Map<object, ReturnType<Ajv2020["compile"]> | undefined>();
  const compile = (schema: object, pointer: string): ReturnType<Ajv2020["compile"]> | undefined => {
    if (compiled.has(schema)) return compiled.get(schema);
    counts.schemas += 1;
    let validate: ReturnType<Ajv2020["compile"]> | undefined;
    try {
      validate = ajv.compile(withoutReferences(schema) as object);
    } catch (error) {
      const why = error instanceof Error ? error.message.slice(0, 300) : String(error);
      say("error", pointer, `the schema does not compile, so nothing would be checked by it: ${why}`);
    }
    compiled.set(schema, validate);
    return validate;
  };
  const checkMedia = (media: Json, pointer: string): void => {
    const schema = media["schema"];
    const validate = isObject(schema) ? compile(schema, `${pointer}/schema`) : undefined;
    if (!isObject(schema)) say("warning", pointer, "there is no schema, so every body passes");
    for (const [value, at] of examplesOf(media, pointer)) {
      counts.examples += 1;
      if (validate === undefined || validate(value)) continue;
      const [first] = validate.errors ?? [];
      say(
        "error",
        at,
        `the example does not fit its schema: ${first?.instancePath || "the value"} ${first?.message ?? "is wrong"}`,
      );
    }
  };

  const ids = new Map<string, string>();
  for (const [path, item] of entriesOf(document["paths"])) {
    const at = `/paths/${escapeKey(path)}`;
    if (path === RESERVED || path.startsWith(`${RESERVED}/`))
      say("error", at, `${RESERVED} is the mock's own; choose another path`);
    checkKinds(item, at, say);
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      if (!isObject(operation)) {
        say("error", `${at}/${method}`, "is no operation: describe it, or leave its key out");
        continue;
      }
      counts.operations += 1;
      checkOperation(document, operation, `${at}/${method}`, ids, say);
      for (const [pointer, media] of mediaOf(operation, `${at}/${method}`)) checkMedia(media, pointer);
      for (const [pointer, parameter] of parametersOf(item, operation, at, method)) checkMedia(parameter, pointer);
    }
  }
  for (const [name, schema] of entriesOf(
    isObject(document["components"]) ? document["components"]["schemas"] : undefined,
  )) {
    compile(schema, `/components/schemas/${escapeKey(name)}`);
  }
  return { findings, ...counts };
}

type Say = (level: SpecFinding["level"], pointer: string, message: string) => void;

function checkRoot(document: Json, say: Say): void {
  const version = document["openapi"];
  if (typeof version !== "string" || !/^3\.[01]\./.test(version))
    say("error", "/openapi", "must be OpenAPI 3.0 or 3.1");
  else if (version.startsWith("3.1.") && document["jsonSchemaDialect"] === undefined) {
    say(
      "warning",
      "/openapi",
      "without jsonSchemaDialect Prism reads the schemas as draft-07 and ignores newer keywords; set it to https://json-schema.org/draft/2020-12/schema",
    );
  }
  if (!isObject(document["paths"])) say("error", "/paths", "there are no paths");
  checkSecurity(document, document["security"], "/security", say);
  checkKinds(document, "", say);
}

/** What is of another kind would be taken for what is not there at all: no token asked for, nothing required. */
function checkKinds(owner: Json, at: string, say: Say): void {
  const isListOfObjects = (value: unknown): boolean => Array.isArray(value) && value.every(isObject);
  for (const key of ["security", "x-contract", "parameters"])
    if (owner[key] !== undefined && !isListOfObjects(owner[key])) say("error", `${at}/${key}`, "is no list of objects");
  const parameters = Array.isArray(owner["parameters"]) ? owner["parameters"] : [];
  const holders = [
    ...parameters.map((one: unknown, index) => [one, `parameters/${index}`]),
    [owner["requestBody"], "requestBody"],
  ];
  for (const [holder, name] of holders) {
    const required = isObject(holder) ? holder["required"] : undefined;
    if (required !== undefined && typeof required !== "boolean")
      say("error", `${at}/${String(name)}/required`, "must be true or false");
  }
}

function checkOperation(document: Json, operation: Json, at: string, ids: Map<string, string>, say: Say): void {
  const id = operation["operationId"];
  if (typeof id !== "string" || id === "") say("error", at, "there is no operationId");
  else {
    const other = ids.get(id);
    if (other !== undefined) say("error", `${at}/operationId`, `${id} is also the operationId of ${other}`);
    ids.set(id, at);
  }
  checkSecurity(document, operation["security"], `${at}/security`, say);
  checkKinds(operation, at, say);
  if (operation["x-mock"] !== undefined && !isMockEntry(operation["x-mock"])) {
    const form = "{ effect: read-presence | deliver-message, target: { kind, parameter } }";
    say("error", `${at}/x-mock`, `is nothing that a mock can do: write ${form}, or leave it out`);
  }
  const responses = Object.keys(isObject(operation["responses"]) ? operation["responses"] : {});
  if (responses.length === 0) say("error", `${at}/responses`, "there are no responses");
  for (const key of responses) {
    if (!/^(?:[1-5](?:[0-9]{2}|XX)|default)$/.test(key))
      say("error", `${at}/responses/${escapeKey(key)}`, "is no status, no class such as 4XX, and not default");
  }
}

/** A scheme that is not defined would be no check at all. */
function checkSecurity(document: Json, security: unknown, at: string, say: Say): void {
  const components = document["components"];
  const schemes = isObject(components) && isObject(components["securitySchemes"]) ? components["securitySchemes"] : {};
  if (!Array.isArray(security)) return;
  security.forEach((requirement: unknown, index) => {
    for (const name of Object.keys(isObject(requirement) ? requirement : {})) {
      if (!Object.hasOwn(schemes, name))
        say("error", `${at}/${index}`, `the security scheme ${name} is not defined, so nothing would be asked for`);
    }
  });
}

function* mediaOf(operation: Json, at: string): Generator<readonly [string, Json]> {
  const body = operation["requestBody"];
  const holders: (readonly [string, unknown])[] = [[`${at}/requestBody`, body]];
  for (const [key, response] of entriesOf(operation["responses"])) {
    const pointer = `${at}/responses/${escapeKey(key)}`;
    holders.push([pointer, response]);
    for (const [name, header] of entriesOf(response["headers"]))
      yield [`${pointer}/headers/${escapeKey(name)}`, header];
  }
  for (const [pointer, holder] of holders) {
    for (const [type, media] of entriesOf(isObject(holder) ? holder["content"] : undefined)) {
      yield [`${pointer}/content/${escapeKey(type)}`, media];
    }
  }
}

function* parametersOf(item: Json, operation: Json, at: string, method: string): Generator<readonly [string, Json]> {
  for (const [list, pointer] of [
    [item["parameters"], at],
    [operation["parameters"], `${at}/${method}`],
  ] as const) {
    if (!Array.isArray(list)) continue;
    for (const [index, parameter] of list.entries()) {
      if (isObject(parameter) && isObject(parameter["schema"])) yield [`${pointer}/parameters/${index}`, parameter];
    }
  }
}

function* examplesOf(media: Json, at: string): Generator<readonly [unknown, string]> {
  if (media["example"] !== undefined) yield [media["example"], `${at}/example`];
  for (const [name, example] of entriesOf(media["examples"])) {
    if ("value" in example) yield [example["value"], `${at}/examples/${escapeKey(name)}/value`];
  }
}

function entriesOf(value: unknown): readonly (readonly [string, Json])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (isObject(inner) ? [[key, inner] as const] : []));
}

/** Only a schema that leads into itself still has references here; what they lead to has been checked on the way. */
function withoutReferences(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) return {};
  if (Array.isArray(value)) return value.map((item: unknown) => withoutReferences(item, depth + 1));
  if (!isObject(value)) return value;
  if (typeof value["$ref"] === "string") return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutReferences(inner, depth + 1)]));
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
