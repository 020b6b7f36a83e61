import type { Spec } from "../spec/spec.ts";
import type { Check } from "./check.ts";

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

export const leak: Check = {
  name: "leak",
  about: "No reply says a token again, and none holds a stack trace, SQL, a file's path or a password.",
  *run({ spec, case: one, reply, secrets, identification }) {
    const body = reply.text;
    const headers = Object.entries(reply.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n");
    const finding = (what: string, where: string, got: string) => ({
      check: "leak",
      why: `the ${where} of a reply holds ${what}`,
      expected: `no ${what.replace(/^an? /, "")}`,
      got,
      rule: one.operation.pointer,
    });
    for (const [where, text] of [
      ["body", body],
      ["headers", headers],
    ] as const) {
      const again = identification.some((sent) => sent.length >= SURE_LENGTH && text.includes(sent));
      if (again || secrets.foundIn(text)) yield finding("the token that was sent", where, "the token, not shown here");
    }
    for (const [where, text] of [
      ["body", body],
      ["headers", headers],
    ] as const) {
      for (const [what, pattern] of TRACES) {
        if (where === "headers" && what === "a file's path") continue;
        const found = pattern.exec(text)?.[0];
        if (found === undefined || saidBefore(one.request, found) || isOfTheContract(spec, found)) continue;
        yield finding(what, where, found.slice(0, 160));
        return;
      }
    }
  },
};

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
