import { createEmulator, isReply, type RawRequest } from "@emchat/emulator";
import { operationTable } from "@emchat/schema";
import { validateReply } from "@emchat/schema/validators";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOW, post, ROOT, raw, refusal, status } from "./calls.ts";

const PATH = "/users/zw123/messages";
/** Slack enough for a busy machine, and far below what anything that is not linear would take. */
const LIMIT_MS = 2_000;

describe("an emulator", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("\uD800", "\u0000", "%", "//", "..", "?", "#", "://", "\\", "\r\n"),
  );
  const anything: fc.Arbitrary<RawRequest> = fc.record({
    method: fc.oneof(fc.constantFrom("GET", "POST", "HEAD", "OPTIONS"), text),
    target: fc.oneof(
      text,
      fc.tuple(fc.constantFrom("", ROOT), fc.array(text)).map(([root, parts]) => [root, ...parts].join("/")),
      fc
        .tuple(
          fc.constantFrom(`${ROOT}/users/`, `${ROOT}/groups/`),
          text,
          fc.constantFrom("/status", "/messages"),
          text,
        )
        .map((parts) => parts.join("")),
    ),
    headers: fc.oneof(
      fc.dictionary(text, text),
      fc.record(
        {
          authorization: fc.oneof(fc.constant("Bearer x"), text),
          prefer: text,
          "content-type": text,
          "content-encoding": text,
          "x-request-id": text,
        },
        { requiredKeys: ["authorization"] },
      ),
    ),
    body: fc.option(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.json().map((json) => new TextEncoder().encode(json)),
      ),
      { nil: undefined },
    ),
  });

  test("answers whatever comes with a declared status and a valid envelope, and throws never", {
    timeout: 120_000,
  }, () => {
    const emulator = createEmulator();
    const known = new Set(
      Object.values(operationTable)
        .flatMap(({ responses }) => Object.keys(responses))
        .concat("405", "204"),
    );
    fc.assert(
      fc.property(anything, (request) => {
        const call = emulator.route(request);
        const reply = emulator.exchange(request);
        expect(known).toContain(String(reply.status));
        if (reply.status === 204) return;
        const operationId = isReply(call) ? "sendMessageToUser" : call.operationId;
        expect(validateReply(operationId, reply.status === 405 ? 400 : reply.status, reply.body)).toEqual([]);
        for (const value of Object.values(reply.headers)) expect(value).toMatch(/^[\x20-\x7e]*$/);
      }),
      { seed: 20_140_708, numRuns: 20_000 },
    );
  });

  test.each<[string, () => RawRequest]>([
    ["a path of 16,000 slashes", () => raw("GET", "/".repeat(16_000))],
    ["a path of 8,000 dot segments", () => raw("GET", "/..".repeat(5_000))],
    ["a path of 1,000,000 characters", () => raw("GET", `/${"a".repeat(1_000_000)}`)],
    ["a path of 5,000 broken escapes", () => raw("GET", `/${"%".repeat(15_000)}`)],
    ["a query of 16,000 ampersands", () => raw("GET", `${ROOT}/users/a/status?${"&".repeat(16_000)}`)],
    ["a name of 16,000 dots", () => raw("GET", `${ROOT}/users/${".".repeat(16_000)}/status`)],
    [
      "a Prefer header of 1,000,000 commas",
      () => raw("GET", `${ROOT}/users/a/status`, { prefer: ",".repeat(1_000_000) }),
    ],
    [
      "a token of 1,000,000 spaces",
      () => raw("GET", `${ROOT}/users/a/status`, { authorization: `Bearer ${" ".repeat(1_000_000)}` }),
    ],
    [
      "a content type of 1,000,000 semicolons",
      () => raw("POST", ROOT + PATH, { "content-type": ";".repeat(1_000_000) }, "{}"),
    ],
  ])(`answers %s within ${LIMIT_MS} ms`, (_, request) => {
    const emulator = createEmulator();
    const start = performance.now();
    expect(emulator.exchange(request()).status).toBeGreaterThanOrEqual(200);
    expect(performance.now() - start).toBeLessThan(LIMIT_MS);
  });

  test.each([
    ["100,000 open arrays", "[".repeat(100_000)],
    ["100,000 nested arrays", "[".repeat(100_000) + "]".repeat(100_000)],
    ["100,000 nested objects", '{"a":'.repeat(100_000)],
    ["1,000,000 backslashes", `"${"\\".repeat(1_000_000)}`],
    ["1,000,000 escaped quotes", `"${'\\"'.repeat(500_000)}`],
    ["500,000 quotes", '"'.repeat(500_000)],
    ["1,000,000 line feeds and a fault", `${"\n".repeat(1_000_000)}!`],
    ["200,000 numbers and a fault", `[${"1,".repeat(200_000)}]`],
  ])(`refuses a body of %s within ${LIMIT_MS} ms, even where the size limit is set high`, (_, text) => {
    const emulator = createEmulator({ config: { limits: { bodyBytes: 10_000_000 } } });
    const start = performance.now();
    expect(refusal(post(emulator, PATH, text))).toEqual([400, "json_parse"]);
    expect(performance.now() - start).toBeLessThan(LIMIT_MS);
  });

  test("lets nothing of one call be seen in the next", () => {
    const emulator = createEmulator({ clock: () => NOW });
    const before = JSON.stringify(status(emulator, "a").body);
    post(emulator, PATH, Uint8Array.from([0xe4]));
    post(emulator, PATH, '{"__proto__":{"toJSON":1}}');
    emulator.exchange(raw("GET", `${ROOT}/users/a/status?x=1`, { prefer: "code=404" }));
    expect(JSON.stringify(status(emulator, "a").body)).toBe(before);
  });
});
