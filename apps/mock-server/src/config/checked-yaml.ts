import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { type Document, LineCounter, parseDocument } from "yaml";
import { packageFolder } from "../package-folder.ts";
import { ConfigError, type Mistake } from "./config-error.ts";
import { placeInYaml, placeOfOffset } from "./place-in-yaml.ts";
import { readTextFile, UnreadableFile } from "./read-text-file.ts";

/** The largest file that is read, in bytes. */
export const MAX_CONFIG_BYTES = 4_194_304;
/** The most mistakes that are told. */
export const MAX_MISTAKES = 20;

/** The schemas that files are checked against. */
export type FileSchema = "emchat-mock" | "emchat-scenario";

/** A YAML file that fits its schema. */
export interface CheckedYaml<T> {
  readonly value: T;
  /** Says what else is wrong. @throws ConfigError with the place of what stands at `path` */
  refuse(path: readonly (string | number)[], message: string): never;
}

/** Reads the text of a configuration or a scenario. @throws ConfigError */
export function readConfigText(file: string): string {
  try {
    return readTextFile(file, MAX_CONFIG_BYTES);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new ConfigError(file, [{ line: 1, column: 1, message: `the file cannot be read (${error.message})` }]);
  }
}

/** Parses a YAML text and checks it against a schema. @throws ConfigError with line and column of every mistake */
export function parseChecked<T>(text: string, file: string, schema: FileSchema): CheckedYaml<T> {
  const lines = new LineCounter();
  const fail = (mistakes: readonly Mistake[]): never => {
    throw new ConfigError(file, mistakes.slice(0, MAX_MISTAKES));
  };
  if (Buffer.byteLength(text) > MAX_CONFIG_BYTES) {
    fail([{ line: 1, column: 1, message: `the file has more than ${MAX_CONFIG_BYTES} bytes` }]);
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    fail(
      document.errors.map(({ pos, code }) => ({
        ...placeOfOffset(lines, pos[0]),
        message: `is no YAML: ${wordsOf(code)}`,
      })),
    );
  }
  const value =
    fileValue(document) ??
    fail([{ line: 1, column: 1, message: "is no YAML: an alias has no anchor, or leads too far" }]);
  const errors = schemaErrors(schema, value);
  if (errors.length > 0) {
    fail(
      errors.map(({ path, extra, message }) => ({
        ...placeInYaml(
          document,
          lines,
          extra === undefined ? path : [...path, extra],
          extra === undefined ? "value" : "key",
        ),
        message,
      })),
    );
  }
  return {
    value: value as T,
    refuse: (path, message) => fail([{ ...placeInYaml(document, lines, path, "value"), message }]),
  };
}

/** A mistake of a value. */
export interface SchemaMistake {
  readonly path: readonly string[];
  /** The key that should not be there. */
  readonly extra: string | undefined;
  /** With the pointer in front. */
  readonly message: string;
}

let ajv: Ajv2020 | undefined;

/** What is wrong with a value by a schema; empty when it fits. */
export function schemaErrors(schema: FileSchema, value: unknown): readonly SchemaMistake[] {
  if (ajv === undefined) {
    ajv = new Ajv2020({ allErrors: true, strict: false, discriminator: true, verbose: true });
    for (const name of ["emchat-mock", "emchat-scenario"]) {
      const file = new URL(`schema/${name}.schema.json`, packageFolder);
      ajv.addSchema(JSON.parse(readFileSync(file, "utf8")) as object, name);
    }
  }
  const validate = ajv.getSchema(schema);
  if (validate === undefined || validate(value) === true) return [];
  return mistakesOf(validate.errors ?? []);
}

/** The file's value, an empty object for an empty file; `undefined` where an alias cannot be followed. */
function fileValue(document: Document): unknown {
  try {
    return (document.toJS({ maxAliasCount: 100 }) as unknown) ?? {};
  } catch {
    // The error quotes the alias, which may be a token that begins with a star.
    return undefined;
  }
}

/** Of the errors of one value the deepest says most: the others are about branches that were not meant. */
function mistakesOf(errors: readonly ErrorObject[]): readonly SchemaMistake[] {
  const telling = errors.filter(({ keyword }) => keyword !== "oneOf" && keyword !== "anyOf" && keyword !== "if");
  return (telling.length > 0 ? telling : errors).map((error) => {
    const { instancePath, keyword, params, message = "is wrong" } = error;
    const path = instancePath
      .split("/")
      .slice(1)
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    return {
      path,
      extra: keyword === "additionalProperties" ? String(params["additionalProperty"]) : undefined,
      message: `${instancePath === "" ? "the file" : instancePath} ${describe(error, message)}`,
    };
  });
}

function describe({ keyword, params, data }: ErrorObject, message: string): string {
  switch (keyword) {
    case "type":
      return `must be ${[params["type"]].flat().map(kindOf).join(" or ")}, got ${shownKind(data)}`;
    case "additionalProperties":
      return `has no property ${String(params["additionalProperty"])}`;
    case "required":
      return `must have the property ${String(params["missingProperty"])}`;
    case "enum":
      return `must be one of ${[params["allowedValues"]].flat().join(", ")}`;
    case "discriminator":
      return `must have a known ${String(params["tag"])}`;
    default:
      return message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  null: "nothing",
  number: "a number",
  object: "an object",
  string: "a text",
};

function kindOf(type: unknown): string {
  return KINDS[String(type)] ?? String(type);
}

/** What came, without what it says: it may be a token. YAML takes a name of digits for a number. */
function shownKind(value: unknown): string {
  if (value === null || Array.isArray(value)) return kindOf(value === null ? "null" : "array");
  const kind = kindOf(typeof value);
  return typeof value === "number" || typeof value === "boolean" ? `${kind} (a text stands in quotes)` : kind;
}

/** The parser's messages quote the file, which may hold tokens; its codes do not. */
function wordsOf(code: string): string {
  return code.toLowerCase().replaceAll("_", " ");
}
