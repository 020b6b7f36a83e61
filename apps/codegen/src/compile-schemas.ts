import { createRequire } from "node:module";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import type { AnyValidateFunction } from "ajv/dist/core.js";
import { ContractError } from "./contract-error.ts";
import { isObject, type Json } from "./json.ts";
import type { Source } from "./source.ts";
import type { ValidationSchemas } from "./validation-schemas.ts";

// Ajv is CommonJS, and its own types of this function do not survive an ESM import.
const standaloneCode = createRequire(import.meta.url)("ajv/dist/standalone").default as (
  ajv: Ajv2020,
  names: Record<string, string>,
) => string;

const CONTRACT = "contract";

export interface Compiled {
  readonly code: string;
  /** Name of a function in the code -> where the schema that it checks stands. */
  readonly pointerOf: ReadonlyMap<string, string>;
  /** What is wrong with a value by the schema at a pointer: where in it, and which rule it breaks. */
  readonly faultOf: (at: string, value: Json) => string | undefined;
}

/** Compiles what each pointer of `names` leads to into one module that exports it under its name. */
export function compileSchemas(
  source: Source,
  { document, pointerOf }: ValidationSchemas,
  names: ReadonlyMap<string, string>,
): Compiled {
  refuseWhatIsNoSchema(source, pointerOf);
  const ajv = createAjv();
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema(document, CONTRACT, undefined, false);
  const pointers = new Map<string, string>();
  for (const at of names.keys()) {
    try {
      const validate = ajv.getSchema(`${CONTRACT}#${at}`);
      if (validate) collectPointers(validate, pointerOf, pointers);
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      throw new ContractError(
        source.place(brokenSchema(pointerOf) ?? at),
        `the schema does not compile: ${problem}`,
        "Correct the schema, or what it refers to",
        { cause },
      );
    }
  }
  return {
    code: standaloneCode(ajv, Object.fromEntries([...names].map(([at, name]) => [name, `${CONTRACT}#${at}`]))),
    pointerOf: pointers,
    faultOf: (at, value) => {
      const validate = ajv.getSchema(`${CONTRACT}#${at}`);
      if (!validate || validate(value)) return undefined;
      const [first] = validate.errors ?? [];
      return `${first?.instancePath || "the whole"} breaks ${first?.keyword} ${JSON.stringify(first?.params)}`;
    },
  };
}

function collectPointers(
  validate: AnyValidateFunction,
  pointerOf: ReadonlyMap<unknown, string>,
  pointers: Map<string, string>,
): void {
  const name = validate.source?.validateName.str;
  if (name === undefined || pointers.has(name)) return;
  pointers.set(name, pointerOf.get(validate.schema) ?? "");
  for (const used of validate.source?.scopeValues["validate"] ?? []) {
    const called: unknown = used.value?.ref;
    if (typeof called === "function") collectPointers(called as AnyValidateFunction, pointerOf, pointers);
  }
}

/** Knows the dialect's own schema, which takes it longer to compile than a contract. */
const dialect = new Ajv2020({ logger: false });

/** Asks the dialect's own schema about each schema, inner ones first. */
function refuseWhatIsNoSchema(source: Source, pointerOf: ReadonlyMap<unknown, string>): void {
  for (const [schema, at] of pointerOf) {
    if (dialect.validateSchema(schema as AnySchema)) continue;
    throw new ContractError(
      source.place(at),
      `not a JSON Schema: ${dialect.errorsText(dialect.errors?.slice(0, 1) ?? [], { dataVar: "schema" })}`,
      "Write its keywords as JSON Schema 2020-12 has them",
    );
  }
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    discriminator: true,
    inlineRefs: false,
    strict: true,
    strictRequired: true,
    logger: false,
    messages: false,
    code: { source: true, esm: true, lines: true },
  });
  // validationSchemas refuses the keywords that need these, and their bookkeeping would double the code.
  Object.assign(ajv.opts, { dynamicRef: false, unevaluated: false });
  return ajv;
}

/** The innermost schema that does not compile even without what it refers to. */
function brokenSchema(pointerOf: ReadonlyMap<unknown, string>): string | undefined {
  for (const [schema, at] of pointerOf) {
    try {
      createAjv().compile(withoutReferences(schema as Json) as AnySchema);
    } catch {
      return at;
    }
  }
  return undefined;
}

function withoutReferences(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withoutReferences);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([key]) => !["$ref", "oneOf", "discriminator", "if"].includes(key));
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutReferences(child)]));
}
