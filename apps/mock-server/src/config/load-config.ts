import { readFileSync } from "node:fs";
import { createEmulator } from "@emchat/emulator";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { type Document, LineCounter, parseDocument } from "yaml";
import { readHostName, readOrigin } from "../control/access.ts";
import { FaultSyntaxError, parseFault } from "../faults/parse-fault.ts";
import { ConfigError, type Mistake } from "./config-error.ts";
import type { MockConfig } from "./mock-config.ts";
import { placeInYaml, placeOfOffset } from "./place-in-yaml.ts";
import { readTextFile, UnreadableFile } from "./read-text-file.ts";
import { seedOf } from "./seed-of.ts";

/** The largest file that is read, in bytes. */
export const MAX_CONFIG_BYTES = 4_194_304;
/** The most mistakes that are told. */
export const MAX_MISTAKES = 20;

const SCHEMA_FILE = new URL("../../schema/emchat-mock.schema.json", import.meta.url);
let validator: ValidateFunction | undefined;

/** Reads a configuration file. @throws ConfigError with line and column of every mistake */
export function loadConfig(file: string): MockConfig {
  let text: string;
  try {
    text = readTextFile(file, MAX_CONFIG_BYTES);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new ConfigError(file, [{ line: 1, column: 1, message: `the file cannot be read (${error.message})` }]);
  }
  return parseConfig(text, file);
}

/** Reads a configuration. @throws ConfigError with line and column of every mistake */
export function parseConfig(text: string, file: string): MockConfig {
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
  const validate = configValidator();
  if (!validate(value)) fail(mistakesOf(validate.errors ?? [], document, lines));
  const config = value as MockConfig;

  config.faults?.forEach((fault, at) => {
    if (typeof fault !== "string") return;
    try {
      parseFault(fault);
    } catch (error) {
      if (!(error instanceof FaultSyntaxError)) throw error;
      fail([{ ...placeInYaml(document, lines, ["faults", at], "value"), message: `/faults/${at}: ${error.message}` }]);
    }
  });
  refuseSameTokens(config, document, lines, fail);
  refuseBadAccess(config, document, lines, fail);
  try {
    // What no schema says, such as names that differ only in case, the emulator says.
    createEmulator({ config: seedOf(config, {}).emulator });
  } catch (error) {
    fail([{ line: 1, column: 1, message: error instanceof Error ? error.message : "the emulator refuses it" }]);
  }
  return config;
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

function configValidator(): ValidateFunction {
  if (validator === undefined) {
    const schema = JSON.parse(readFileSync(SCHEMA_FILE, "utf8")) as object;
    validator = new Ajv2020({ allErrors: true, strict: false, discriminator: true }).compile(schema);
  }
  return validator;
}

function refuseSameTokens(
  { tokens = [] }: MockConfig,
  document: Document,
  lines: LineCounter,
  fail: (mistakes: readonly Mistake[]) => never,
): void {
  tokens.forEach(({ label, token }, at) => {
    const say = (message: string): never =>
      fail([{ ...placeInYaml(document, lines, ["tokens", at], "value"), message: `/tokens/${at} ${message}` }]);
    if (label === token) say("has itself as its label; give it another label");
    const earlier = tokens.slice(0, at);
    if (earlier.some((other) => other.label === label)) say(`has a label that is taken: ${label}`);
    if (earlier.some((other) => other.token === token)) say("is a token that stands above already");
  });
}

function refuseBadAccess(
  { allowedHosts = [], allowedOrigins = [] }: MockConfig,
  document: Document,
  lines: LineCounter,
  fail: (mistakes: readonly Mistake[]) => never,
): void {
  const read = (key: string, texts: readonly string[], reader: (text: string) => string): void =>
    texts.forEach((text, at) => {
      try {
        reader(text);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        fail([{ ...placeInYaml(document, lines, [key, at], "value"), message: `/${key}/${at} ${error.message}` }]);
      }
    });
  read("allowedHosts", allowedHosts, readHostName);
  read("allowedOrigins", allowedOrigins, readOrigin);
}

/** Of the errors of one value the deepest says most: the others are about branches that were not meant. */
function mistakesOf(errors: readonly ErrorObject[], document: Document, lines: LineCounter): readonly Mistake[] {
  const telling = errors.filter(({ keyword }) => keyword !== "oneOf" && keyword !== "anyOf" && keyword !== "if");
  return (telling.length > 0 ? telling : errors).map((error) => {
    const { instancePath, keyword, params, message = "is wrong" } = error;
    const path = instancePath
      .split("/")
      .slice(1)
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
    const extra = keyword === "additionalProperties" ? String(params["additionalProperty"]) : undefined;
    const place =
      extra === undefined
        ? placeInYaml(document, lines, path, "value")
        : placeInYaml(document, lines, [...path, extra], "key");
    return { ...place, message: `${instancePath === "" ? "the file" : instancePath} ${describe(error, message)}` };
  });
}

function describe({ keyword, params }: ErrorObject, message: string): string {
  switch (keyword) {
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

/** The parser's messages quote the file, which may hold tokens; its codes do not. */
function wordsOf(code: string): string {
  return code.toLowerCase().replaceAll("_", " ");
}
