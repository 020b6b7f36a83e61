import type { Message, QueryToken, RecordKind } from "@emchat/control";
import { targetKinds } from "@emchat/schema";
import type { SearchedRequest } from "../journal/searched-request.ts";
import {
  equals,
  fault,
  inMessage,
  inRequest,
  isAfter,
  isBefore,
  type Matcher,
  OUTCOMES,
  oneOf,
  operation,
  sameType,
  status,
  TYPES,
  target,
  yesOrNo,
} from "./matchers.ts";

/** A name that queries may use. */
export interface TokenDefinition extends QueryToken {
  /** @throws RangeError saying what the value must be */
  readonly message?: (value: string, now: number) => Matcher<Message>;
  /** @throws RangeError saying what the value must be */
  readonly request?: (value: string, now: number) => Matcher<SearchedRequest>;
}

/** Names that the contract's targets have in examples. */
const EXAMPLES: Readonly<Record<string, string>> = { user: "zw123", group: "1402541206787" };

const BOTH: RecordKind[] = ["messages", "requests"];
const MESSAGES: RecordKind[] = ["messages"];
const REQUESTS: RecordKind[] = ["requests"];

/** Every name that a query may use. `text` is also what bare words stand for. */
export const QUERY_TOKENS: readonly TokenDefinition[] = [
  {
    name: "text",
    of: BOTH,
    summary: "Words in the text; the same as the words alone.",
    example: 'text:"see you"',
    message: inMessage,
    request: inRequest,
  },
  {
    name: "from",
    of: BOTH,
    summary: "The sender's username, without case.",
    example: "from:alice",
    message: (v) => equals(v, (m) => m.from),
    request: (v) => equals(v, (r) => r.send?.from),
  },
  {
    name: "to",
    of: BOTH,
    summary: "The user or the group that is meant, without case.",
    example: "to:zw123",
    message: (v) => target(v),
    request: (v) => target(v),
  },
  ...targetKinds.map(
    (kind): TokenDefinition => ({
      name: kind,
      of: BOTH,
      summary: `The ${kind} that is meant, without case.`,
      example: `${kind}:${EXAMPLES[kind] ?? "NAME"}`,
      message: (v) => target(v, kind),
      request: (v) => target(v, kind),
    }),
  ),
  {
    name: "type",
    of: BOTH,
    summary: "The message's type; text and txt are one.",
    example: "type:img",
    values: TYPES,
    message: (v) => sameType(v, (m) => m.type),
    request: (v) => sameType(v, (r) => r.send?.type),
  },
  {
    name: "org",
    of: BOTH,
    summary: "The organisation.",
    example: "org:easemob-demo",
    message: (v) => equals(v, (m) => m.org),
    request: (v) => equals(v, (r) => r.org),
  },
  {
    name: "app",
    of: BOTH,
    summary: "The application.",
    example: "app:chatdemoui",
    message: (v) => equals(v, (m) => m.app),
    request: (v) => equals(v, (r) => r.app),
  },
  {
    name: "id",
    of: BOTH,
    summary: "The record's id.",
    example: "id:r-17",
    message: (v) => equals(v, (m) => m.id),
    request: (v) => equals(v, (r) => r.id),
  },
  {
    name: "request",
    of: MESSAGES,
    summary: "The id of the call that brought it.",
    example: "request:r-17",
    message: (v) => equals(v, (m) => m.requestId),
  },
  {
    name: "token",
    of: BOTH,
    summary: "The label of the token that was used.",
    example: "token:ci",
    message: (v) => equals(v, (m) => m.token),
    request: (v) => equals(v, (r) => r.token),
  },
  {
    name: "run",
    of: BOTH,
    summary: "The caller's X-Mock-Run.",
    example: "run:ci-7",
    message: (v) => equals(v, (m) => m.run),
    request: (v) => equals(v, (r) => r.run),
  },
  {
    name: "after",
    of: BOTH,
    summary: "Not before: how long ago, a date, or epoch milliseconds.",
    example: "after:10m",
    message: isAfter,
    request: isAfter,
  },
  {
    name: "before",
    of: BOTH,
    summary: "Before: how long ago, a date, or epoch milliseconds.",
    example: "before:2014-07-09",
    message: isBefore,
    request: isBefore,
  },
  {
    name: "status",
    of: REQUESTS,
    summary: "The reply's status, its class, or none for a call that was cut.",
    example: "status:4xx",
    request: status,
  },
  {
    name: "error",
    of: REQUESTS,
    summary: "The reply's error identifier.",
    example: "error:illegal_argument",
    request: (v) => equals(v, (r) => r.error),
  },
  {
    name: "op",
    of: REQUESTS,
    summary: "The operation, or several with commas between; with * at its end, its beginning.",
    example: "op:sendMessage*",
    request: operation,
  },
  {
    name: "method",
    of: REQUESTS,
    summary: "The verb.",
    example: "method:POST",
    request: (v) => equals(v, (r) => r.method),
  },
  {
    name: "outcome",
    of: REQUESTS,
    summary: "What became of the call.",
    example: "outcome:refused",
    values: OUTCOMES,
    request: (v) => oneOf(v, OUTCOMES),
  },
  {
    name: "violation",
    of: REQUESTS,
    summary: "Whether a rule of the contract was broken.",
    example: "violation:yes",
    values: ["yes", "no"],
    request: (v) => yesOrNo(v, (r) => r.violations > 0),
  },
  {
    name: "fault",
    of: REQUESTS,
    summary: "Whether a fault took part; or its kind, or its id.",
    example: "fault:yes",
    request: fault,
  },
];
