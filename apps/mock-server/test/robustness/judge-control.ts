import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";
import type { WireReply } from "./read-replies.ts";

interface Declared {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
type Responses = Readonly<Record<string, Declared>>;
interface ControlDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
  readonly components: { readonly responses: Responses };
}

const file = new URL(import.meta.resolve("#control.openapi.yaml"));
const document = parse(readFileSync(file, "utf8")) as ControlDocument;
const ajv = new Ajv2020({ strict: false });
ajv.addSchema({ $id: "control", components: document.components });
const validators = new Map<object, ValidateFunction>();
const templates = Object.entries(document.paths).map(([path, methods]) => ({ segments: path.split("/"), methods }));

/** What is wrong with a JSON reply of the control API by its own document; `undefined` when nothing is. */
export function judgeControlReply(
  method: string,
  target: string,
  { status, headers, body }: WireReply,
): string | undefined {
  const type = headers["content-type"]?.split(";")[0] ?? "";
  if (!type.endsWith("json")) return undefined;
  const schema = schemaOf(method, target, status, type);
  if (schema === undefined) return `${method} ${target.slice(0, 100)}: ${status} ${type} is not declared`;
  let validate = validators.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(local(schema));
    validators.set(schema, validate);
  }
  return validate(JSON.parse(body.toString("utf8"))) ? undefined : `${status}: ${ajv.errorsText(validate.errors)}`;
}

function schemaOf(method: string, target: string, status: number, type: string): object | undefined {
  const path = target.split("?")[0]?.split("/") ?? [];
  const found = templates.find(
    ({ segments }) =>
      segments.length === path.length &&
      segments.every((part, at) => part === path[at] || (part.startsWith("{") && path[at] !== "")),
  );
  const operation = found?.methods[method.toLowerCase()];
  // What has no operation is answered with a problem, which every operation declares for its own.
  if (operation === undefined) return type === "application/problem+json" ? PROBLEM : undefined;
  const declared = operation.responses[String(status)] ?? operation.responses["default"];
  const response = declared?.$ref === undefined ? declared : document.components.responses[nameOf(declared.$ref)];
  return response?.content?.[type]?.schema;
}

const PROBLEM = { $ref: "#/components/schemas/Problem" };
const nameOf = (pointer: string): string => pointer.split("/").at(-1) ?? "";

/** The schema with its references led to the document. */
function local(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"control#/components/')) as object;
}
