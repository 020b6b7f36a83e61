import { operationIds } from "@emchat/schema";
import type { FaultEffect, FaultInput, ReplyEffect } from "./fault.ts";
import { MAX_LATENCY_MS, parseFault } from "./parse-fault.ts";

/** A fault as an object, from an object or from words. @throws FaultSyntaxError or RangeError saying what is wrong with it */
export function readFault(given: FaultInput | string): FaultInput {
  const input = typeof given === "string" ? parseFault(given) : given;
  const { effect, match, times, percent } = input;
  for (const operation of match?.operations ?? []) {
    if (!operationIds.includes(operation)) {
      throw new RangeError(
        `A fault's operations are those of the contract, ${operationIds.join(", ")}; got ${JSON.stringify(String(operation).slice(0, 60))}.`,
      );
    }
  }
  refuseBadEffect(effect);
  if (times !== undefined) within("times", times, 1, 1_000_000);
  if (percent !== undefined && !(percent > 0 && percent <= 100)) {
    throw new RangeError(`A fault's percent is a number above 0, up to 100; got ${String(percent)}.`);
  }
  return input;
}

function refuseBadEffect(effect: FaultEffect): void {
  switch (effect.kind) {
    case "latency":
      within("min", effect.min, 0, MAX_LATENCY_MS);
      if (effect.max !== undefined) within("max", effect.max, effect.min, MAX_LATENCY_MS);
      return;
    case "error":
      within("status", effect.status, 400, 599);
      return;
    case "result":
      within("code", effect.code, 201, 599);
      return;
    case "rate":
      within("limit", effect.limit, 0, 1_000_000);
      return;
    case "drip":
      within("bytes", effect.bytes ?? 1, 1, 65_536);
      within("every", effect.every ?? 1, 1, 10_000);
      return;
    case "truncate":
      within("bytes", effect.bytes ?? 0, 0, 1_048_576);
      return;
    case "reply":
      refuseBadReply(effect);
  }
}

const BODILESS = [204, 205, 304];
/** What the connection says for itself. */
const CONNECTION_HEADERS = ["connection", "content-length", "keep-alive", "transfer-encoding", "upgrade"];

function refuseBadReply({ status, headers = {}, body }: ReplyEffect): void {
  within("status", status, 200, 599);
  if (body !== undefined && BODILESS.includes(status)) {
    throw new RangeError(`A reply of status ${status} has no body; leave it out.`);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || CONNECTION_HEADERS.includes(name)) {
      throw new RangeError(
        `A reply's headers have lower-case names and are none of ${CONNECTION_HEADERS.join(", ")}; got ${JSON.stringify(name.slice(0, 60))}.`,
      );
    }
    if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new RangeError(`A reply's header ${name} must be a text that fits into one line.`);
    }
  }
}

function within(name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new RangeError(`A fault's ${name} is a whole number from ${min} to ${max}; got ${String(value)}.`);
}
