import type { Case } from "../cases/case.ts";
import { type Check, NOTHING } from "./check.ts";

export const encoding: Check = {
  name: "encoding",
  about: "A reply is not compressed when nobody said that it may be.",
  run({ case: one, reply }) {
    const value = reply.headers["content-encoding"];
    if (value === undefined || value === "identity" || isAskedFor(one.request.headers)) return NOTHING;
    return [
      {
        check: "encoding",
        why: "the request did not say that it takes a compressed reply",
        expected: "no Content-Encoding",
        got: `Content-Encoding: ${value.slice(0, 60)}`,
        rule: one.operation.pointer,
      },
    ];
  },
};

/** Whether a request says that it takes anything but the reply as it is. */
function isAskedFor(headers: Case["request"]["headers"]): boolean {
  const asked = Object.entries(headers).flatMap(([name, value]) =>
    name.toLowerCase() === "accept-encoding" ? [value].flat().join(",").split(",") : [],
  );
  return asked.some((coding) => !/^\s*(?:identity\b.*|.*;\s*q=0(?:\.0*)?\s*)?$/i.test(coding));
}
