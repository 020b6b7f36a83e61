import type { MockEntry, ParameterEntry, ParameterShape, RelationEntry, ScalarType } from "@emchat/schema";
import type { CompiledValidator } from "@emchat/schema/validators";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isMockEntry } from "./mock-entry.ts";

/** What a contract says of an operation that Prism's own description of it leaves out, or reads otherwise than the compiled mock. */
export interface DeclaredCall {
  readonly mock: MockEntry;
  readonly relations: readonly RelationEntry[];
  /** The largest body in bytes, where the contract sets a limit. */
  readonly maxBytes: number | undefined;
  readonly parameters: readonly ParameterEntry[];
  /** One for each parameter. */
  readonly validators: readonly CompiledValidator[];
}

type Json = Readonly<Record<string, unknown>>;

const NO_MOCK: MockEntry = { effect: null, target: null };
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

/** Reads the operations of a document whose references are followed, by their operationId. */
export function declaredCalls(document: Json): ReadonlyMap<string, DeclaredCall> {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, messages: false, logger: false });
  const calls = new Map<string, DeclaredCall>();
  for (const item of Object.values(objectOf(document["paths"])).map(objectOf)) {
    for (const operation of METHODS.map((method) => objectOf(item[method]))) {
      const id = operation["operationId"];
      if (typeof id !== "string") continue;
      const declared = parametersOf(item, operation);
      const mock = operation["x-mock"];
      const maxBytes = objectOf(operation["requestBody"])["x-max-body-bytes"];
      calls.set(id, {
        mock: isMockEntry(mock) ? { effect: mock.effect ?? null, target: mock.target ?? null } : NO_MOCK,
        relations: [...relationsOf(document), ...relationsOf(operation)],
        maxBytes: typeof maxBytes === "number" ? maxBytes : undefined,
        parameters: declared.map(entryOf),
        validators: declared.map((parameter) => validatorOf(ajv, parameter)),
      });
    }
  }
  return calls;
}

/** An operation's own parameters win over those of its path; the case of a header's name does not count. */
function parametersOf(item: Json, operation: Json): readonly Json[] {
  const found = new Map<string, Json>();
  for (const list of [item["parameters"], operation["parameters"]]) {
    for (const parameter of Array.isArray(list) ? list.map(objectOf) : []) {
      const name = String(parameter["name"]);
      found.set(`${String(parameter["in"])} ${parameter["in"] === "header" ? name.toLowerCase() : name}`, parameter);
    }
  }
  return [...found.values()];
}

function entryOf(parameter: Json): ParameterEntry {
  const { name, style, explode, required } = parameter;
  const place = parameter["in"] as ParameterEntry["in"];
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const written = typeof style === "string" ? style : usual;
  return {
    name: String(name),
    in: place,
    required: required === true,
    style: written,
    explode: typeof explode === "boolean" ? explode : written === "form",
    shape: shapeOf(parameter["schema"]) ?? { type: "string" },
  };
}

const SCALARS: readonly string[] = ["string", "integer", "number", "boolean"] satisfies readonly ScalarType[];

/** What a text is read as; `undefined` where the schema does not say. */
function shapeOf(given: unknown): ParameterShape | undefined {
  const schema = objectOf(given);
  const scalar = scalarOf(schema);
  if (scalar !== undefined) return { type: scalar };
  if (schema["type"] === "array") return { type: "array", items: scalarOf(schema["items"]) ?? "string" };
  if (schema["type"] !== "object") return undefined;
  const properties = Object.entries(objectOf(schema["properties"])).map(
    ([name, value]) => [name, scalarOf(value) ?? "string"] as const,
  );
  const others = scalarOf(schema["additionalProperties"]);
  const shape = { type: "object", properties: Object.fromEntries(properties) } as const;
  return others === undefined ? shape : { ...shape, others };
}

function scalarOf(given: unknown): ScalarType | undefined {
  const { type, const: only, enum: choices = [only] } = objectOf(given);
  const types = new Set(Array.isArray(choices) ? choices.map((value: unknown) => typeof value) : []);
  const named = type ?? (types.size === 1 ? [...types][0] : undefined);
  return SCALARS.includes(String(named)) ? (named as ScalarType) : undefined;
}

/** Where the schema does not say what a text is to be read as, the text may fit by either reading. */
function validatorOf(ajv: Ajv2020, { schema, content }: Json): CompiledValidator {
  if (schema === undefined || content !== undefined) return () => true;
  const validate: CompiledValidator = ajv.compile(objectOf(schema));
  if (shapeOf(schema) !== undefined) return validate;
  const either = (value: unknown): boolean =>
    validate(value) || (typeof value === "string" && validate(readAsJson(value)));
  return Object.defineProperty(either, "errors", { get: () => validate.errors });
}

function readAsJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function relationsOf(owner: Json): readonly RelationEntry[] {
  const list = owner["x-contract"];
  return Array.isArray(list) ? (list as RelationEntry[]) : [];
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
