import { type OperationId, operationTable } from "@emchat/schema";
import type { FaultEffect, FaultInput, FaultMatch } from "./fault.ts";

/** A fault in words that cannot be read. */
export class FaultSyntaxError extends Error {
  override readonly name = "FaultSyntaxError";
  /** Where cause and cure stand. */
  readonly help = "https://emchat.github.io/emchat/help/errors/#fault-syntax";
}

/** The longest delay and the longest pause, in milliseconds. */
export const MAX_LATENCY_MS = 60_000;
const MAX_DRIP_PAUSE_MS = 10_000;

/** The forms of an effect, for help texts. */
export const FAULT_FORMS =
  "503, 503:ERROR, latency:200, latency:200-400, result:404, rate:100/s, rate:20/min, reset, empty, truncate, truncate:20, malformed, drip, drip:16/100, content-type, content-type:text/html";

/**
 * Reads an effect as `Prefer: fault=` and the command line write it, such as `latency:200-400`.
 *
 * @throws FaultSyntaxError that shows the forms there are
 */
export function parseEffect(text: string): FaultEffect {
  const colon = text.indexOf(":");
  const kind = colon < 0 ? text : text.slice(0, colon);
  const argument = colon < 0 ? undefined : text.slice(colon + 1);
  const effect = effectOf(kind, argument);
  if (effect === undefined)
    throw new FaultSyntaxError(`fault=${shown(text)} cannot be read; write one of ${FAULT_FORMS}`);
  return effect;
}

/**
 * Reads a fault as the command line writes it: an effect, then `times=2`, `percent=10`, `op=getUserStatus`, `org=`, `app=`,
 * `target=`, `token=LABEL`, `retry-after=1`, separated by spaces.
 *
 * @throws FaultSyntaxError that names the part that cannot be read
 */
export function parseFault(text: string): FaultInput {
  const [first = "", ...options] = text.trim().split(/\s+/);
  let effect = parseEffect(first);
  const match: FaultMatch = {};
  let times: number | undefined;
  let percent: number | undefined;
  for (const option of options) {
    const [name = "", value = ""] = option.split(/=(.*)/s);
    switch (name) {
      case "times":
        times = count(value, 1, 1_000_000, option);
        break;
      case "percent":
        percent = Number(value);
        if (!(percent > 0 && percent <= 100)) throw unreadable(option, "a number above 0, up to 100");
        break;
      case "retry-after":
        if (effect.kind !== "error") throw unreadable(option, "nothing: only an error has it");
        effect = { ...effect, retryAfter: count(value, 0, 86_400, option) };
        break;
      case "op":
        match.operations = value.split(",").map((id) => {
          if (Object.hasOwn(operationTable, id)) return id as OperationId;
          throw unreadable(option, Object.keys(operationTable).join(", "));
        });
        break;
      case "org":
      case "app":
      case "target":
      case "token":
        if (value === "") throw unreadable(option, "a name");
        match[name] = value;
        break;
      default:
        throw new FaultSyntaxError(
          `${shown(option)} is no option of a fault; there are times, percent, op, org, app, target, token, retry-after`,
        );
    }
  }
  return {
    effect,
    match,
    ...(times === undefined ? undefined : { times }),
    ...(percent === undefined ? undefined : { percent }),
  };
}

function effectOf(kind: string, argument: string | undefined): FaultEffect | undefined {
  if (/^[45][0-9]{2}$/.test(kind)) return errorOf(Number(kind), argument);
  if (argument === undefined) {
    if (kind === "reset" || kind === "empty" || kind === "truncate" || kind === "malformed" || kind === "drip")
      return { kind };
    return kind === "content-type" ? { kind } : undefined;
  }
  const numbers = /^([0-9]{1,7})(?:([-/])(?:([0-9]{1,7})|(s|min)))?$/.exec(argument);
  const one = numbers === null ? Number.NaN : Number(numbers[1]);
  const two = numbers?.[3] === undefined ? undefined : Number(numbers[3]);
  const mark = numbers?.[2];
  switch (kind) {
    case "error":
      return effectOf(argument.split(":")[0] ?? "", argument.split(/:(.*)/s)[1]);
    case "latency":
      if (mark === undefined && one <= MAX_LATENCY_MS) return { kind, min: one };
      return mark === "-" && two !== undefined && one <= two && two <= MAX_LATENCY_MS
        ? { kind, min: one, max: two }
        : undefined;
    case "result":
      return mark === undefined && one >= 201 && one <= 599 ? { kind, code: one } : undefined;
    case "rate":
      if (mark !== "/" || numbers?.[4] === undefined || one > 1_000_000) return undefined;
      return { kind, limit: one, per: numbers[4] === "s" ? "second" : "minute" };
    case "truncate":
      return mark === undefined && one <= 1_048_576 ? { kind, bytes: one } : undefined;
    case "drip":
      return mark === "/" && two !== undefined && one >= 1 && one <= 65_536 && two >= 1 && two <= MAX_DRIP_PAUSE_MS
        ? { kind, bytes: one, every: two }
        : undefined;
    case "content-type":
      return /^[\x20-\x7e]{1,255}$/.test(argument) ? { kind, value: argument } : undefined;
    default:
      return undefined;
  }
}

function errorOf(status: number, error: string | undefined): FaultEffect | undefined {
  if (error === undefined) return { kind: "error", status };
  return /^[\x20-\x7e]{1,128}$/.test(error) ? { kind: "error", status, error } : undefined;
}

function count(text: string, min: number, max: number, option: string): number {
  const number = /^[0-9]{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw unreadable(option, `a whole number from ${min} to ${max}`);
}

function unreadable(option: string, expected: string): FaultSyntaxError {
  return new FaultSyntaxError(`${shown(option)} cannot be read: expected ${expected}`);
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
