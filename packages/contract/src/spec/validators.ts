import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { ContractSetupError, messageOf } from "../errors.ts";
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
  /** Whether `value` is valid by the schema at `pointer`. */
  valid(pointer: string, value: unknown): boolean;
}

const BASE = "spec:/document";

/** Compiles the schemas of a spec as they are asked for. The document itself is the store that references run through. */
export function createValidators(spec: SpecDocument): Validators {
  const options = { strict: false, validateSchema: false, validateFormats: true, logger: false } as const;
  const [quick, full] = [new Ajv2020(options), new Ajv2020({ ...options, allErrors: true })];
  for (const ajv of [quick, full]) {
    ajvFormats.default(ajv);
    ajv.addSchema({ ...spec.root }, BASE);
  }
  const caches = new Map<Ajv2020, Map<string, ReturnType<Ajv2020["compile"]>>>([
    [quick, new Map()],
    [full, new Map()],
  ]);
  const compiled = (ajv: Ajv2020, pointer: string): ReturnType<Ajv2020["compile"]> => {
    const cache = caches.get(ajv);
    const known = cache?.get(pointer);
    if (known !== undefined) return known;
    const fragment = stepsOf(pointer).map((step) =>
      encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")),
    );
    try {
      const validate = ajv.compile({ $ref: `${BASE}#/${fragment.join("/")}` });
      cache?.set(pointer, validate);
      return validate;
    } catch (error) {
      throw new ContractSetupError(
        `${spec.source}:${spec.lineOf(pointer)}: this schema does not compile: ${messageOf(error)}`,
      );
    }
  };
  return {
    valid: (pointer, value) => compiled(quick, pointer)(value) === true,
    violations(pointer, value) {
      if (compiled(quick, pointer)(value) === true) return [];
      const validate = compiled(full, pointer);
      validate(value);
      const errors = (validate.errors ?? []).map((error) => violation(spec, pointer, error));
      return errors.length > 0 ? errors : [{ at: "", keyword: "schema", message: "is not valid", rule: pointer }];
    },
  };
}

/** Ajv names a rule by the references it went through; the spec's own pointer is found by walking them again. */
function violation(spec: SpecDocument, root: string, error: ErrorObject): Violation {
  return {
    at: error.instancePath,
    keyword: error.keyword,
    message: describe(error),
    rule: locate(spec, root, error.schemaPath),
  };
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
