import { type Check, NOTHING } from "./check.ts";

export const challenge: Check = {
  name: "challenge",
  about: "A 401 names the scheme that is asked for in WWW-Authenticate (RFC 9110, section 11.6.1).",
  run({ case: one, reply }) {
    if (reply.status !== 401 || one.expect.loose === true) return NOTHING;
    const parts = one.operation.security.alternatives.flatMap((alternative) => alternative.parts);
    const kinds = new Set(parts.flatMap(({ kind }) => (kind === "key" ? [] : [kind])));
    // A key in a place of its own belongs to no scheme that could be named.
    if (kinds.size === 0 || parts.some(({ kind }) => kind === "key")) return NOTHING;
    const value = reply.headers["www-authenticate"];
    if (value !== undefined && [...kinds].some((kind) => new RegExp(`(^|,)\\s*${kind}(\\s|,|$)`, "i").test(value)))
      return NOTHING;
    const names = [...kinds].map((kind) => (kind === "bearer" ? "Bearer" : "Basic"));
    return [
      {
        check: "challenge",
        why: "a 401 must name the scheme that the spec asks for",
        expected: `WWW-Authenticate: ${names.join(" or ")} …`,
        got: value === undefined ? "no WWW-Authenticate" : `WWW-Authenticate: ${value.slice(0, 100)}`,
        rule: one.operation.pointer,
      },
    ];
  },
};
