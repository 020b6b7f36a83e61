import { type ParseArgsConfig, parseArgs } from "node:util";
import { ContractSetupError, messageOf } from "../errors.ts";
import type { Io } from "./io.ts";

/** Flags that say which server, and how to speak to it. */
export const TARGET_FLAGS: TargetFlags = {
  org: { type: "string" },
  app: { type: "string" },
  param: { type: "string", multiple: true },
  token: { type: "string" },
  spec: { type: "string" },
  profile: { type: "string" },
  cases: { type: "string" },
  seed: { type: "string" },
  rate: { type: "string" },
  concurrency: { type: "string" },
  timeout: { type: "string" },
  budget: { type: "string" },
  only: { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
};

type Text = { readonly type: "string" };
type Texts = { readonly type: "string"; readonly multiple: true };

/** The form of the flags that say which server. */
export interface TargetFlags {
  readonly org: Text;
  readonly app: Text;
  readonly param: Texts;
  readonly token: Text;
  readonly spec: Text;
  readonly profile: Text;
  readonly cases: Text;
  readonly seed: Text;
  readonly rate: Text;
  readonly concurrency: Text;
  readonly timeout: Text;
  readonly budget: Text;
  readonly only: Texts;
  readonly help: { readonly type: "boolean"; readonly short: "h" };
}

/** What Node's own parser gives for these options. */
export type ParsedFlags<T extends NonNullable<ParseArgsConfig["options"]>> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: boolean; strict: true }>
>;

/** Parses flags; an unknown one is an error that says where help is. */
export function parseFlags<T extends NonNullable<ParseArgsConfig["options"]>>(
  argv: readonly string[],
  options: T,
  positionals: boolean,
): ParsedFlags<T> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: positionals, strict: true });
  } catch (error) {
    const [text = ""] = messageOf(error).split(/\.? To specify|\.?\n/);
    const dash = text.includes("ambiguous") ? "; a value that begins with a dash is written --flag=-value" : "";
    throw new ContractSetupError(`${text}${dash}. "--help" shows every flag.`);
  }
}

/** Values of parameters from --org, --app and --param NAME=VALUE. */
export function parameterFlags(values: {
  readonly org?: string;
  readonly app?: string;
  readonly param?: readonly string[];
}): Record<string, string> {
  const found: Record<string, string> = {};
  if (values.org !== undefined) found["org"] = values.org;
  if (values.app !== undefined) found["app"] = values.app;
  for (const text of values.param ?? []) {
    const at = text.indexOf("=");
    if (at < 1) throw new ContractSetupError(`--param ${text}: write NAME=VALUE`);
    found[text.slice(0, at)] = text.slice(at + 1);
  }
  return found;
}

/** The token of --token, else of EMCHAT_TOKEN; an empty one is none. */
export const tokenFlag = (token: string | undefined, io: Io): string | undefined =>
  (token ?? io.env["EMCHAT_TOKEN"]) || undefined;

/** A number of a flag, or an error that names the flag. */
export function numberFlag(name: string, text: string | undefined, least: number, whole: boolean): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < least || (whole && !Number.isSafeInteger(value))) {
    throw new ContractSetupError(`--${name} ${text}: it must be a ${whole ? "whole " : ""}number, at least ${least}`);
  }
  return value;
}
