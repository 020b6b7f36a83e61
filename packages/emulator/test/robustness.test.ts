import { createEmulator, isReply, type RawRequest } from "@emchat/emulator";
import { operationTable } from "@emchat/schema";
import { validateReply } from "@emchat/schema/validators";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOW, post, ROOT, raw, refusal, status } from "./calls.ts";

const PATH = "/users/zw123/messages";
/** Sixteen times as much may cost a hundred times as much on a busy machine; what is quadratic costs 256 times as much. */
const MOST_GROWTH = 100;
/** What takes less than a millisecond is nothing to compare with. In microseconds. */
const LEAST_COST = 1_000;

/** Looks at the processor time of a call with a short text and of one with a long one. */
function expectLinear(longest: number, call: (size: number) => void): void {
  const cost = (size: number): number => {
    const before = process.cpuUsage();
    call(size);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const short = Math.min(...Array.from({ length: 4 }, () => cost(Math.round(longest / 16))));
  const growth = (): number => cost(longest) / Math.max(short, LEAST_COST);
  // Once more where memory was cleaned up meanwhile: what is quadratic is so every time.
  expect([growth, growth, growth].some((tried) => tried() < MOST_GROWTH)).toBe(true);
}

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
        expect(Object.values(reply.headers).join()).toMatch(/^[\x20-\x7e]*$/);
      }),
      { seed: 20_140_708, numRuns: 20_000 },
    );
  });

  test.each<[string, number, (size: number) => RawRequest]>([
    ["a path of slashes", 16_000, (size) => raw("GET", "/".repeat(size))],
    ["a path of dot segments", 5_000, (size) => raw("GET", "/..".repeat(size))],
    ["a path of characters", 1_000_000, (size) => raw("GET", `/${"a".repeat(size)}`)],
    ["a path of broken escapes", 15_000, (size) => raw("GET", `/${"%".repeat(size)}`)],
    ["a query of ampersands", 16_000, (size) => raw("GET", `${ROOT}/users/a/status?${"&".repeat(size)}`)],
    ["a name of dots", 16_000, (size) => raw("GET", `${ROOT}/users/${".".repeat(size)}/status`)],
    [
      "a Prefer header of commas",
      1_000_000,
      (size) => raw("GET", `${ROOT}/users/a/status`, { prefer: ",".repeat(size) }),
    ],
    [
      "a token of spaces",
      1_000_000,
      (size) => raw("GET", `${ROOT}/users/a/status`, { authorization: `Bearer ${" ".repeat(size)}` }),
    ],
    [
      "a content type of semicolons",
      1_000_000,
      (size) => raw("POST", ROOT + PATH, { "content-type": ";".repeat(size) }, "{}"),
    ],
  ])("answers %s in a time that grows with its length, and no faster", (_, longest, request) => {
    const emulator = createEmulator();
    expectLinear(longest, (size) => expect(emulator.exchange(request(size)).status).toBeGreaterThanOrEqual(200));
  });

  test.each<[string, number, (size: number) => string]>([
    ["open arrays", 100_000, (size) => "[".repeat(size)],
    ["nested arrays", 100_000, (size) => "[".repeat(size) + "]".repeat(size)],
    ["nested objects", 100_000, (size) => '{"a":'.repeat(size)],
    ["backslashes", 1_000_000, (size) => `"${"\\".repeat(size)}`],
    ["escaped quotes", 500_000, (size) => `"${'\\"'.repeat(size)}`],
    ["quotes", 500_000, (size) => '"'.repeat(size)],
    ["line feeds and a fault", 1_000_000, (size) => `${"\n".repeat(size)}!`],
    ["numbers and a fault", 200_000, (size) => `[${"1,".repeat(size)}]`],
  ])(
    "refuses a body of %s in a time that grows with its length, even where the size limit is set high",
    (_, longest, text) => {
      const emulator = createEmulator({ config: { limits: { bodyBytes: 10_000_000 } } });
      expectLinear(longest, (size) => expect(refusal(post(emulator, PATH, text(size)))).toEqual([400, "json_parse"]));
    },
  );

  test("lets nothing of one call be seen in the next", () => {
    const emulator = createEmulator({ clock: () => NOW });
    const before = JSON.stringify(status(emulator, "a").body);
    post(emulator, PATH, Uint8Array.from([0xe4]));
    post(emulator, PATH, '{"__proto__":{"toJSON":1}}');
    emulator.exchange(raw("GET", `${ROOT}/users/a/status?x=1`, { prefer: "code=404" }));
    expect(JSON.stringify(status(emulator, "a").body)).toBe(before);
  });
});
