import type { Message } from "@emchat/control";
import { messageTypes } from "@emchat/schema";
import type { SearchedRequest } from "../journal/searched-request.ts";

/** Whether a record has what a term asks for, and what it has instead. */
export interface Matcher<R> {
  matches(record: R): boolean;
  got(record: R): string;
}

const DAY_MS = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: DAY_MS };
/** What may become of a call. */
export const OUTCOMES: string[] = ["answered", "refused", "unmatched", "faulted", "preferred", "cut", "proxied"];
/** The types that a message may have. */
export const TYPES: string[] = [...messageTypes];

/** Equal without case. */
export function equals<R>(value: string, read: (record: R) => string | undefined): Matcher<R> {
  const wanted = value.toLowerCase();
  return { matches: (record) => read(record)?.toLowerCase() === wanted, got: (record) => read(record) ?? "nothing" };
}

export function yesOrNo<R>(value: string, read: (record: R) => boolean): Matcher<R> {
  if (value !== "yes" && value !== "no") throw new RangeError("must be yes or no");
  return { matches: (record) => read(record) === (value === "yes"), got: (record) => (read(record) ? "yes" : "no") };
}

/** `text` and `txt` are two spellings of one type. */
export function sameType<R>(value: string, read: (record: R) => string | undefined): Matcher<R> {
  if (!TYPES.includes(value)) throw new RangeError(`must be one of ${TYPES.join(", ")}`);
  const plain = (type: string | undefined): string | undefined => (type === "text" ? "txt" : type);
  return { matches: (record) => plain(read(record)) === plain(value), got: (record) => read(record) ?? "nothing" };
}

/** `10m` is ten minutes ago; a date and epoch milliseconds are what they say. */
function timeOf(value: string, now: number): number {
  const ago = /^([0-9]{1,9})(ms|s|m|h|d)$/.exec(value);
  if (ago !== null) return now - Number(ago[1]) * (UNITS[ago[2] ?? ""] ?? 0);
  const time = /^[0-9]{12,16}$/.test(value) ? Number(value) : Date.parse(value);
  if (Number.isFinite(time) && /^[0-9]{4}/.test(value)) return time;
  throw new RangeError("must be how long ago (30s, 10m, 2h, 1d), a date such as 2014-07-08, or epoch milliseconds");
}

const shownTime = ({ at }: { at: number }): string => new Date(at).toISOString();

export function isAfter<R extends { at: number }>(value: string, now: number): Matcher<R> {
  const time = timeOf(value, now);
  return { matches: ({ at }) => at >= time, got: shownTime };
}

export function isBefore<R extends { at: number }>(value: string, now: number): Matcher<R> {
  const time = timeOf(value, now);
  return { matches: ({ at }) => at < time, got: shownTime };
}

/** `4xx` is a class, `404` a status, `none` a call that was cut. */
export function status(value: string): Matcher<SearchedRequest> {
  const got = (record: SearchedRequest): string => String(record.status ?? "none");
  if (value === "none") return { matches: (record) => record.status === undefined, got };
  const wanted = /^([1-5])(?:[0-9]{2}|xx)$/i.exec(value);
  if (wanted === null) throw new RangeError("must be a status such as 404, a class such as 4xx, or none");
  const [whole, first] = wanted;
  return /x/i.test(whole)
    ? { matches: (record) => String(record.status ?? "").startsWith(first ?? ""), got }
    : { matches: (record) => String(record.status) === whole, got };
}

export function operation(value: string): Matcher<SearchedRequest> {
  const got = (record: SearchedRequest): string => record.operationId ?? "none";
  const wanted = value.toLowerCase().split(",");
  const fits = (id: string): boolean =>
    wanted.some((one) => (one.endsWith("*") ? id.startsWith(one.slice(0, -1)) : id === one));
  return { matches: (record) => fits(got(record).toLowerCase()), got };
}

export function fault(value: string): Matcher<SearchedRequest> {
  if (value === "yes" || value === "no") return yesOrNo(value, ({ faults }) => faults.length > 0);
  return {
    matches: ({ faults }) => faults.some(({ kind, id }) => kind === value || id === value),
    got: ({ faults }) => faults.map(({ kind }) => kind).join(", ") || "none",
  };
}

/** A record in which a user or a group is the target. */
interface Targeted {
  readonly to?: { readonly kind: string; readonly name: string } | undefined;
}

export function target<R extends Targeted>(value: string, kind?: string): Matcher<R> {
  const wanted = value.toLowerCase();
  return {
    matches: ({ to }) =>
      to !== undefined && (kind === undefined || to.kind === kind) && to.name.toLowerCase() === wanted,
    got: ({ to }) => (to === undefined ? "nobody" : `${to.kind} ${to.name}`),
  };
}

/** The words of a message, everywhere in it. */
export function inMessage(value: string): Matcher<Message> {
  const wanted = value.toLowerCase();
  return {
    matches: (record) =>
      wordsOf(record, ({ text, message, ext }) => [text, ...textsIn(message, 0), ...textsIn(ext, 0)]).includes(wanted),
    got: ({ text }) => text || "no text",
  };
}

export function inRequest(value: string): Matcher<SearchedRequest> {
  const wanted = value.toLowerCase();
  return {
    matches: (record) =>
      wordsOf(record, ({ send, target, error }) => [send?.text ?? "", target, error ?? ""]).includes(wanted),
    got: (record) => record.send?.text || record.target,
  };
}

/** The texts of a record in lower case, made once for all terms of a query. */
const words = new WeakMap<object, string>();

function wordsOf<R extends object>(record: R, read: (record: R) => readonly string[]): string {
  let found = words.get(record);
  if (found === undefined) {
    // No word that is searched for goes across two texts.
    found = read(record).join("\u0000").toLowerCase();
    words.set(record, found);
  }
  return found;
}

/** How deep texts are looked for; bodies are bounded in size, not by this. */
const MAX_SEARCH_DEPTH = 20;

function* textsIn(value: unknown, depth: number): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null && depth <= MAX_SEARCH_DEPTH)
    for (const inner of Object.values(value)) yield* textsIn(inner, depth + 1);
}

export function oneOf(value: string, values: readonly string[]): Matcher<SearchedRequest> {
  if (!values.includes(value)) throw new RangeError(`must be one of ${values.join(", ")}`);
  return equals(value, ({ outcome }) => outcome);
}
