import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { ContractSetupError, messageOf } from "../errors.ts";
import type { SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";
import { join, stepsOf, valueAt } from "./pointer.ts";
import { judgeLengthsQuickly } from "./text-length.ts";

/** One broken rule of a value. */
export interface Violation {
  /** JSON pointer into the value. */
  readonly at: string;
  readonly keyword: string;
  readonly message: string;
  /** JSON pointer into the spec, to the keyword that is broken. */
  readonly rule: string;
}

/** Judges values by schemas of one spec, each compiled once. */
export interface Validators {
  /** Every rule that `value` breaks of the schema at `pointer`; none when it is valid. */
  violations(pointer: string, value: unknown): readonly Violation[];
  /** Where the first rule that is found broken stands; undefined when `value` is valid. */
  brokenRule(pointer: string, value: unknown): string | undefined;
  /** The keywords that a first look finds broken: some of those of `violations`; none when `value` is valid. */
  broken(pointer: string, value: unknown): readonly string[];
  /** Whether `value` is valid by the schema at `pointer`. */
  valid(pointer: string, value: unknown): boolean;
}

const BASE = "spec:/document";

/** Compiles the schemas of a spec, as one side keeps it, when they are asked for; `root` is the store that references run through. */
export function createValidators(spec: SpecDocument, root: Readonly<Record<string, unknown>>): Validators {
  const quick = compiler(spec, root, false);
  let every: ReturnType<typeof compiler> | undefined;
  const full = (pointer: string) => {
    every ??= compiler(spec, root, true);
    return every(pointer);
  };
  return {
    valid: (pointer, value) => quick(pointer)(value) === true,
    broken(pointer, value) {
      const validate = quick(pointer);
      return validate(value) === true ? [] : (validate.errors ?? []).map(({ keyword }) => keyword);
    },
    brokenRule(pointer, value) {
      const validate = quick(pointer);
      if (validate(value) === true) return undefined;
      const [error] = validate.errors ?? [];
      return error === undefined ? pointer : placeOf(spec, pointer, error.schemaPath);
    },
    violations(pointer, value) {
      if (quick(pointer)(value) === true) return [];
      const validate = full(pointer);
      validate(value);
      const errors = (validate.errors ?? []).map((error) => violation(spec, pointer, error));
      return errors.length > 0 ? errors : [invalid(pointer)];
    },
  };
}

/** A schema that refuses everything breaks no keyword. */
const invalid = (pointer: string): Violation => ({
  at: "",
  keyword: "schema",
  message: "is not valid",
  rule: pointer,
});

/** A compiled schema; its errors are those of the last value. */
interface Judge {
  (value: unknown): unknown;
  errors?: ErrorObject[] | null;
}

type Compiled = (pointer: string) => Judge;

const ANYTHING: Judge = () => true;

function compiler(spec: SpecDocument, root: Readonly<Record<string, unknown>>, allErrors: boolean): Compiled {
  const { references, inherited } = traitsOf(root);
  const ajv = new Ajv2020({
    ...{ strict: false, validateSchema: false, validateFormats: true, logger: false, allErrors },
    messages: allErrors,
    // Dearer, and of use only where the spec has such a name.
    ownProperties: inherited,
    // To make the code of a schema shorter takes longer than to run it for all that one run judges.
    code: { optimize: 0 },
  });
  ajvFormats.default(ajv);
  judgeLengthsQuickly(ajv);
  for (const [format, { min, max }] of Object.entries(WHOLE)) {
    ajv.addFormat(format, {
      type: "number",
      validate: (value: number) => Number.isInteger(value) && value >= min && value <= max,
    });
  }
  ajv.addSchema({ ...root }, BASE);
  // Under a key of its own each is compiled once, however many places refer to it.
  for (const [name, schema] of Object.entries(schemasOf(root))) {
    if (isRecord(schema) && /^[\w.-]+$/.test(name)) ajv.addSchema(schema, `${BASE}#/components/schemas/${name}`);
  }
  for (const reference of references) {
    const schema = valueAt(root, reference);
    if (isRecord(schema)) ajv.addSchema(schema, ajv.opts.uriResolver.resolve(BASE, reference));
  }
  const cache = new Map<string, Judge>();
  return (pointer) => {
    const known = cache.get(pointer);
    if (known !== undefined) return known;
    const validate = (valueAt(root, pointer) === undefined ? undefined : compileAt(ajv, spec, pointer)) ?? ANYTHING;
    cache.set(pointer, validate);
    return validate;
  };
}

function compileAt(ajv: Ajv2020, spec: SpecDocument, pointer: string): Judge | undefined {
  const fragment = stepsOf(pointer).map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")));
  try {
    return ajv.getSchema(`${BASE}#/${fragment.join("/")}`);
  } catch (error) {
    throw new ContractSetupError(
      `${spec.source}:${spec.lineOf(pointer)}: this schema does not compile: ${messageOf(error)}`,
    );
  }
}

/**
 * What a compiler has to know of a whole document: its references to what has no name of its own, which Ajv would look for
 * within a schema that has a key; and whether some name is one that every object has.
 */
function traitsOf(root: unknown): { readonly references: ReadonlySet<string>; readonly inherited: boolean } {
  const references = new Set<string>();
  let inherited = false;
  const seen = new WeakSet<object>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const reference = "$ref" in value ? value.$ref : undefined;
    if (typeof reference === "string" && reference.startsWith("#/") && stepsOf(reference).length > 3)
      references.add(reference);
    for (const [name, inner] of Object.entries(value)) {
      inherited ||= name in Object.prototype;
      visit(inner);
    }
  };
  visit(root);
  return { references, inherited };
}

const schemasOf = (root: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const found = valueAt(root, "/components/schemas");
  return isRecord(found) ? found : {};
};

/** The whole numbers that a format has room for. */
const WHOLE = {
  int32: { min: -(2 ** 31), max: 2 ** 31 - 1 },
  int64: { min: -(2 ** 63), max: 2 ** 63 - 1025 },
} as const;

/** Ajv names a rule by the references it went through; the spec's own pointer is found by walking them again. */
function violation(spec: SpecDocument, root: string, error: ErrorObject): Violation {
  return {
    at: error.instancePath,
    keyword: error.keyword,
    message: describe(error),
    rule: placeOf(spec, root, error.schemaPath),
  };
}

const located = new WeakMap<SpecDocument, Map<string, string>>();

/** The same few rules are broken again and again; where each stands is found once. */
function placeOf(spec: SpecDocument, root: string, schemaPath: string): string {
  const known = located.get(spec) ?? new Map<string, string>();
  located.set(spec, known);
  const key = `${root} ${schemaPath}`;
  const place = known.get(key) ?? locate(spec, root, schemaPath);
  known.set(key, place);
  return place;
}

function locate(spec: SpecDocument, root: string, schemaPath: string): string {
  const hash = schemaPath.indexOf("#");
  const steps = stepsOf(schemaPath.slice(hash === -1 ? 0 : hash));
  const absolute = valueAt(spec.root, join("", ...steps.slice(0, 1)));
  let at = absolute === undefined ? root : "";
  for (const step of steps) {
    at = spec.resolve(at).pointer;
    const next = join(at, step);
    if (valueAt(spec.root, next) === undefined) {
      if (step === "$ref") continue;
      return at;
    }
    at = next;
  }
  return at;
}

function describe(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  if (error.keyword === "additionalProperties")
    return `has the unknown property ${JSON.stringify(params["additionalProperty"])}`;
  if (error.keyword === "enum") return `must be one of ${JSON.stringify(params["allowedValues"])}`;
  if (error.keyword === "required") return `must have the property ${JSON.stringify(params["missingProperty"])}`;
  return error.message ?? `breaks ${error.keyword}`;
}
