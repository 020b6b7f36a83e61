import { createRequire } from "node:module";
import type { Ajv2020, CodeOptions, ErrorObject } from "ajv/dist/2020.js";
import { ContractSetupError, messageOf } from "../errors.ts";
import type { SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";
import { stepsOf, valueAt } from "./pointer.ts";
import { compiledAhead } from "./read-ahead.ts";
import { judgeLengthsQuickly } from "./text-length.ts";
import { traitsOf } from "./traits.ts";
import { WHOLE_NUMBERS } from "./whole-numbers.ts";

/** A compiled schema; its errors are those of the last value. */
export interface Judge {
  (value: unknown): unknown;
  errors?: ErrorObject[] | null;
}

/** Gives the compiled schema at a pointer. */
export type Compiler = (pointer: string) => Judge;

/** A document under which its schemas refer to one another. */
type Root = Readonly<Record<string, unknown>>;

const BASE = "spec:/document";

const ANYTHING: Judge = () => true;

const require = createRequire(import.meta.url);

/** Compiles schemas as they are asked for; each judge stops at the first broken rule, or tells them all. */
export function createCompiler(spec: SpecDocument, root: Root, allErrors: boolean): Compiler {
  let ajv: Ajv2020 | undefined;
  const cache = new Map(Object.entries(compiledAhead(root, allErrors)));
  return (pointer) => {
    const known = cache.get(pointer);
    if (known !== undefined) return known;
    ajv ??= createAjv(root, allErrors);
    const validate = (valueAt(root, pointer) === undefined ? undefined : compileAt(ajv, spec, pointer)) ?? ANYTHING;
    cache.set(pointer, validate);
    return validate;
  };
}

/** Ajv over a document, loaded for the first schema that is not compiled yet. `code`: how it writes what it compiles. */
export function createAjv(root: Root, allErrors: boolean, code: CodeOptions = {}): Ajv2020 {
  const { Ajv2020: Ajv } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  const ajvFormats = require("ajv-formats") as typeof import("ajv-formats");
  const { references, inherited } = traitsOf(root);
  const ajv = new Ajv({
    ...{ strict: false, validateSchema: false, validateFormats: true, logger: false, allErrors },
    messages: allErrors,
    // Dearer, and of use only where the spec has such a name.
    ownProperties: inherited,
    // To make the code of a schema shorter takes longer than to run it for all that one run judges.
    code: { optimize: 0, ...code },
  });
  ajvFormats.default(ajv);
  judgeLengthsQuickly(ajv);
  for (const [name, format] of Object.entries(WHOLE_NUMBERS)) ajv.addFormat(name, format);
  ajv.addSchema({ ...root }, BASE);
  // Under a key of its own each is compiled once, however many places refer to it.
  for (const [name, schema] of Object.entries(schemasOf(root))) {
    if (isRecord(schema) && /^[\w.-]+$/.test(name)) ajv.addSchema(schema, `${BASE}#/components/schemas/${name}`);
  }
  for (const reference of references) {
    const schema = valueAt(root, reference);
    if (isRecord(schema)) ajv.addSchema(schema, ajv.opts.uriResolver.resolve(BASE, reference));
  }
  return ajv;
}

/** What Ajv calls the schema at a pointer. */
export const nameOf = (pointer: string): string =>
  `${BASE}#/${stepsOf(pointer)
    .map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/")}`;

function compileAt(ajv: Ajv2020, spec: SpecDocument, pointer: string): Judge | undefined {
  try {
    return ajv.getSchema(nameOf(pointer));
  } catch (error) {
    throw new ContractSetupError(
      `${spec.source}:${spec.lineOf(pointer)}: this schema does not compile: ${messageOf(error)}`,
    );
  }
}

const schemasOf = (root: Root): Readonly<Record<string, unknown>> => {
  const found = valueAt(root, "/components/schemas");
  return isRecord(found) ? found : {};
};
