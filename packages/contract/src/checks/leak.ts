import type { Secrets } from "../run/secrets.ts";
import { onceOf } from "../spec/once-for.ts";
import type { Spec } from "../spec/spec.ts";
import type { Check, Finding } from "./check.ts";

/** Anything shorter may turn up by chance: in an id, in a word. */
const SURE_LENGTH = 12;

const TRACES: readonly (readonly [string, RegExp])[] = [
  ["a stack trace", /\bat [\w$.<>[\] ]{1,80}\(?[^\s()]{1,200}:\d+:\d+\)?/],
  ["a stack trace", /\bat [\w$.]{1,200}\((?:[\w$]+\.(?:java|kt|scala)(?::\d+)?|Native Method|Unknown Source)\)/],
  ["a stack trace", /Traceback \(most recent call last\)|File "[^"]{1,200}", line \d+/],
  ["a stack trace", /goroutine \d+ \[|panic: runtime error/],
  ["a stack trace", /\.(?:php|rb|py|go|rs|js|ts|cs):(?:line )?\d+(?::in |:\d+|\b)/],
  ["an SQL statement", /\b(?:SELECT\b.{1,200}\bFROM|INSERT INTO|UPDATE\b.{1,80}\bSET|DELETE FROM|DROP TABLE)\b/],
  ["a database's error", /SQLSTATE|ORA-\d{5}|syntax error at or near|MongoError|ECONNREFUSED|WRONGTYPE Operation/],
  ["a file's path", /(?:^|[\s"'(:=])\/(?:home|root|usr|var|opt|srv|etc|app|tmp|Users)\/[\w.-]+(?:\/[\w.-]+)*/],
  ["a file's path", /\b[A-Z]:\\{1,2}[\w.-]+\\|node_modules\//],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a password", /"?(?:password|passwd|client_secret|api_?key|secret_key)"?\s*[:=]\s*"?[^\s",}]{3,}/i],
];

/** A header may hold a path: of a cookie, of a place that is near. */
const HEADER_TRACES = TRACES.filter(([what]) => what !== "a file's path");

/** Header lines of a run in which there is nothing to find: most come again with every reply. */
const harmlessLines = onceOf((_: Secrets) => new Set<string>());

/** So many of them are remembered; the ids of single replies are among them. */
const MAX_LINES = 2_000;

export const leak: Check = {
  name: "leak",
  about: "No reply says a token again, and none holds a stack trace, SQL, a file's path or a password.",
  run({ spec, case: one, reply, secrets, identification }) {
    const findings: Finding[] = [];
    const tell = (what: string, where: string, got: string): void => {
      const [why, expected] = [`the ${where} of a reply holds ${what}`, `no ${what.replace(/^an? /, "")}`];
      findings.push({ check: "leak", why, expected, got, rule: one.operation.pointer });
    };
    const body = reply.text;
    const lines = Object.entries(reply.headers).map(([name, value]) => `${name}: ${value}`);
    const harmless = harmlessLines(secrets);
    const fresh = lines.filter((line) => !harmless.has(line));
    const headers = fresh.join("\n");
    const says = (text: string): boolean =>
      identification.some((sent) => sent.length >= SURE_LENGTH && text.includes(sent));
    for (const [where, again] of [
      ["body", says(body) || secrets.foundIn(body)],
      ["headers", lines.some(says) || secrets.foundIn(headers)],
    ] as const)
      if (again) tell("the token that was sent", where, "the token, not shown here");
    const ofHeaders = tracesIn(headers, HEADER_TRACES, "headers");
    const trace = [...tracesIn(body, TRACES, "body"), ...ofHeaders].find(
      ({ found }) => !saidBefore(one.request, found) && !isOfTheContract(spec, found),
    );
    if (trace !== undefined) tell(trace.what, trace.where, trace.found.slice(0, 160));
    if (findings.length + ofHeaders.length === 0 && harmless.size < MAX_LINES)
      for (const line of fresh) harmless.add(line);
    return findings;
  },
};

interface Trace {
  readonly what: string;
  readonly where: string;
  readonly found: string;
}

/** The first trace of each kind in a text. */
function tracesIn(text: string, kinds: typeof TRACES, where: string): readonly Trace[] {
  const traces: Trace[] = [];
  for (const [what, pattern] of kinds) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) traces.push({ what, where, found });
  }
  return traces;
}

/** What the spec itself shows, or declares as a property, is no slip of a server. */
const isOfTheContract = (spec: Spec, found: string): boolean => {
  const property = /^"?(\w+)"?\s*[:=]/.exec(found)?.[1];
  return (
    spec.document.says(found.replace(/^[\s"'(:=]+/, "").trim()) ||
    (property !== undefined && spec.propertyNames.has(property))
  );
};

/** A reply may quote the request; what it quotes it does not leak. */
const saidBefore = (
  request: { readonly path: string; readonly body?: Uint8Array | undefined },
  found: string,
): boolean => {
  const body = request.body === undefined ? "" : new TextDecoder().decode(request.body.subarray(0, 65_536));
  return body.includes(found.trim()) || request.path.includes(found.trim());
};
