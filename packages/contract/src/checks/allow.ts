import { type Check, NOTHING } from "./check.ts";

export const allow: Check = {
  name: "allow",
  about:
    "A 405 lists in Allow exactly the methods that the spec declares; HEAD beside GET and OPTIONS may join them (RFC 9110, section 15.5.6).",
  run({ case: one, reply }) {
    const declared = one.expect.allow;
    if (declared === undefined || reply.status !== 405) return NOTHING;
    const value = reply.headers["allow"];
    const listed = (value ?? "")
      .split(",")
      .map((method) => method.trim())
      .filter((method) => method !== "");
    const free = new Set(["OPTIONS", ...(declared.includes("GET") ? ["HEAD"] : [])]);
    const missing = declared.filter((method) => !listed.includes(method));
    const extra = listed.filter((method) => !declared.includes(method) && !free.has(method));
    if (value !== undefined && missing.length === 0 && extra.length === 0) return NOTHING;
    return [
      {
        check: "allow",
        why: "a 405 must say which methods there are",
        expected: `Allow: ${declared.join(", ")}`,
        got: value === undefined ? "no Allow" : `Allow: ${value.slice(0, 100)}`,
        rule: one.operation.pointer,
      },
    ];
  },
};
