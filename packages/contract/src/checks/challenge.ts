import type { Check } from "./check.ts";

export const challenge: Check = {
  name: "challenge",
  about: "A 401 names the scheme that is asked for in WWW-Authenticate (RFC 9110, section 11.6.1).",
  *run({ case: one, reply }) {
    if (reply.status !== 401 || one.operation.credential?.kind !== "bearer" || one.expect.loose === true) return;
    const value = reply.headers["www-authenticate"];
    if (value !== undefined && /(^|,)\s*bearer(\s|,|$)/i.test(value)) return;
    yield {
      check: "challenge",
      why: "a 401 must name the scheme that the spec asks for",
      expected: "WWW-Authenticate: Bearer …",
      got: value === undefined ? "no WWW-Authenticate" : `WWW-Authenticate: ${value.slice(0, 100)}`,
      rule: one.operation.pointer,
    };
  },
};
