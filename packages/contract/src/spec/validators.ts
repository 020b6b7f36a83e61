import type { ErrorObject } from "ajv";
import { type Compiler, createCompiler } from "./compiler.ts";
import type { SpecDocument } from "./document.ts";
import { join, stepsOf, valueAt } from "./pointer.ts";

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

/** Compiles the schemas of a spec, as one side keeps it, when they are asked for; `root` is the store that references run through. */
export function createValidators(spec: SpecDocument, root: Readonly<Record<string, unknown>>): Validators {
  const quick = createCompiler(spec, root, false);
  let every: Compiler | undefined;
  const full = (pointer: string) => {
    every ??= createCompiler(spec, root, true);
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
