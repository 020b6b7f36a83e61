import { defined } from "./defined.ts";
import type { ErrorDetails } from "./errors/emchat-error.ts";
import { makeError } from "./errors/error-class.ts";
import type { RateLimit } from "./pace/rate-limiter.ts";

type Check = readonly [good: (value: unknown) => boolean, wanted: string];

/** Whether a value has properties. */
export const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Whether a value can stand after `Bearer`. */
export const isToken = (value: unknown): value is string => typeof value === "string" && /^[!-~]+$/.test(value);

const isFunction = (value: unknown): boolean => typeof value === "function";

// what `URL` would leave out or resolve on its way is no part of an address that somebody meant
const ADDRESS = /^https?:\/\/[^/\s\\?#@{}]+(\/(?!(\.|%2e){1,2}(\/|$))[^/\s\\?#@{}]*)*$/i;
// what says where a message ends is written by whoever writes the message
const HEADER = /^(?!(authorization|content-length|transfer-encoding):)[\w!#$%&'*+.^`|~-]+:[\t -~\x80-\xff]*$/i;

const isHeader = ([name, value]: readonly [string, unknown]): boolean =>
  [value].flat().every((each) => /string|number|boolean/.test(typeof each)) && HEADER.test(`${name}:${value}`);

const isAbove0 = (value: unknown): value is number => typeof value === "number" && value > 0;
const isAmount = (value: unknown): boolean => isAbove0(value) && value < Infinity;

const FUNCTION: Check = [isFunction, "a function"];
const SWITCH: Check = [(value) => isObject(value) || value === false, "an object, or false"];
const LIMIT: Check = [isAbove0, "above 0"];
const COUNT: Check = [(value) => value === 0 || isAmount(value), "0 or more"];
const AMOUNT: Check = [isAmount, "above 0"];

/** What the options of clients and of calls must be. */
const CHECKS: Readonly<Record<string, Check>> = {
  appKey: [(value) => typeof value === "string" && value.split("#").length === 2, "`org#app`"],
  token: [(value) => isFunction(value) || isToken(value), "visible ASCII without `Bearer`, or a function"],
  baseUrl: [
    (value) => typeof value === "string" && ADDRESS.test(value) && URL.canParse(value),
    "an http(s) address without query and user",
  ],
  fetch: FUNCTION,
  transport: FUNCTION,
  beforeAttempt: FUNCTION,
  timeout: LIMIT,
  deadline: LIMIT,
  headers: [
    (value) => isObject(value) && !(Symbol.iterator in value) && defined(value).every(isHeader),
    "names and texts without `authorization` and `content-length`",
  ],
  signal: [(value) => isObject(value) && "aborted" in value && "addEventListener" in value, "an AbortSignal"],
  middleware: [(value) => Array.isArray(value) && value.every(isFunction), "a list of functions"],
  logger: [(value) => isObject(value) || isFunction(value), "an object"],
  retry: SWITCH,
  rate: SWITCH,
  acquire: FUNCTION,
  attempts: [(value) => isAbove0(value) && Number.isInteger(value) && value <= 20, "whole, from 1 to 20"],
  baseDelay: COUNT,
  maxDelay: COUNT,
  budget: COUNT,
  requests: AMOUNT,
  perMs: AMOUNT,
};

/**
 * Checks options by their names, wherever an object has them from; what is `undefined` is left to its default, a name that is not known here is nobody's business.
 *
 * @throws EmchatConfigurationError that names the option, what it must be and what it is; a text is not repeated, it may be a secret.
 */
export function checkOptions(options: unknown, within: string = "", state?: ErrorDetails): void {
  need(isObject(options), within || "options", "an object", options, state);
  for (const [name, check] of Object.entries(CHECKS)) {
    const path = within ? `${within}.${name}` : name;
    let value: unknown;
    try {
      value = (options as Readonly<Record<string, unknown>>)[name];
    } catch {
      need(false, path, "readable", options, state);
    }
    if (value !== undefined) need(check[0](value), path, check[1], value, state);
  }
}

/** @throws EmchatConfigurationError for a name that is none of the known ones. */
export function checkNames(options: object, within: string, known: readonly string[], state?: ErrorDetails): void {
  for (const name of Object.keys(options))
    need(known.includes(name), `${within}.${name}`, `left out, there are ${known.join(", ")}`, options, state);
}

/** @throws EmchatConfigurationError for an operation's limit that cannot be used. */
export function checkLimit(operation: string, limit: Partial<RateLimit> | undefined): void {
  const { requests = null, perMs = null } = limit ?? {};
  checkOptions({ requests, perMs }, `rate.${operation}`);
}

/** @throws EmchatConfigurationError where it is not good. */
export function need(
  good: boolean,
  option: string,
  wanted: string,
  value: unknown,
  state?: ErrorDetails,
): asserts good {
  if (good) return;
  const found = /number|boolean/.test(typeof value) || !value ? value : `this ${typeof value}`;
  throw makeError("configuration", `\`${option}\` must be ${wanted}, not ${found}`, state);
}
