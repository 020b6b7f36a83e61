import { expect, test } from "vitest";
import type { Outcome } from "./fire.ts";
import { judge } from "./judge.ts";
import { plainShot, rawShot } from "./shot.ts";

const ask = plainShot("a test", "GET", "/a/b/users/c/status", []);

function replied(status: number, body: unknown, headers: Record<string, string> = {}): Outcome {
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return {
    kind: "replied",
    replies: [{ status, headers: { "content-type": "application/json", ...headers }, body: bytes, closes: false }],
  };
}

const envelope = { error: "illegal_argument", timestamp: 1, duration: 0 };

test("silence, a closed connection and a reply that is not declared are complaints", () => {
  expect(judge(ask, { kind: "silent" })?.sort).toBe("unanswered");
  expect(judge(ask, { kind: "closed" })?.sort).toBe("unanswered");
  expect(judge(ask, replied(200, { data: [] }))?.sort).toBe("undeclared");
  expect(judge(ask, replied(418, envelope))?.sort).toBe("undeclared");
  expect(judge(ask, replied(400, "{"))?.sort).toBe("undeclared");
  expect(judge(ask, replied(400, envelope, { "content-type": "text/html" }))?.sort).toBe("undeclared");
  expect(judge(ask, replied(500, envelope))?.sort).toBe("undeclared");
  expect(judge(ask, replied(401, envelope))?.sort).toBe("undeclared");
});

test("a refusal in the envelope is right, and bytes that are no request may be cut off", () => {
  expect(judge(ask, replied(400, envelope))).toBeUndefined();
  expect(judge(ask, replied(405, envelope, { allow: "GET" }))).toBeUndefined();
  expect(judge(rawShot("a test", "x", { verdict: "settled" }), { kind: "closed" })).toBeUndefined();
});
