import { createRequire } from "node:module";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import type { AnyValidateFunction } from "ajv/dist/core.js";
import { brokenSchema } from "./broken-schema.ts";
import { ContractError } from "./contract-error.ts";
import type { Json, JsonObject } from "./json.ts";
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
  schemas: ValidationSchemas,
  names: ReadonlyMap<string, string>,
): Compiled {
  const { document, pointerOf } = schemas;
  refuseWhatIsNoSchema(source, pointerOf);
  const ajv = compilerOf(document);
  const pointers = new Map<string, string>();
  // those that nothing uses are for whoever reads the document
  for (const at of [...names.keys(), ...schemas.roots]) {
    try {
      const validate = ajv.getSchema(`${CONTRACT}#${at}`);
      if (validate && names.has(at)) collectPointers(validate, pointerOf, pointers);
    } catch (cause) {
      throw new ContractError(
        source.place(brokenSchema(schemas, at, faultOfSchema)),
        `the schema does not compile: ${messageOf(cause)}`,
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
    const [first] = dialect.errors ?? [];
    throw new ContractError(
      source.place(at + (first?.instancePath ?? "")),
      `not a JSON Schema: ${dialect.errorsText(first && [first], { dataVar: "schema" })}`,
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

/** Compiles one schema of a document anew, in a compiler of its own: one that failed once remembers it. */
function faultOfSchema(document: JsonObject, at: string): string | undefined {
  try {
    compilerOf(document).getSchema(`${CONTRACT}#${at}`);
    return undefined;
  } catch (cause) {
    return messageOf(cause);
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function compilerOf(document: JsonObject): Ajv2020 {
  const ajv = createAjv();
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema(document, CONTRACT, undefined, false);
  return ajv;
}
