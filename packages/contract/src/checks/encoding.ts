import type { Check } from "./check.ts";

export const encoding: Check = {
  name: "encoding",
  about: "A reply is not compressed when nobody said that it may be.",
  *run({ case: one, reply }) {
    const value = reply.headers["content-encoding"];
    const asked = Object.keys(one.request.headers).some((name) => name.toLowerCase() === "accept-encoding");
    if (value === undefined || value === "identity" || asked) return;
    yield {
      check: "encoding",
      why: "the request did not say that it takes a compressed reply",
      expected: "no Content-Encoding",
      got: `Content-Encoding: ${value.slice(0, 60)}`,
      rule: one.operation.pointer,
    };
  },
};
