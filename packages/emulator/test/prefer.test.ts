import { createEmulator, isReply, MAX_DESCRIPTION_LENGTH, NO_PREFERENCES } from "@emchat/emulator";
import { operationTable } from "@emchat/schema";
import { examples } from "@emchat/schema/examples";
import { describe, expect, test } from "vitest";
import { body, post, ROOT, raw, refusal, sendToUser, status } from "./calls.ts";

const emulator = createEmulator();

describe("Prefer", () => {
  const cases = Object.entries(operationTable).flatMap(([operationId, { responses }]) =>
    Object.entries(responses).flatMap(([code, { examples: names }]) =>
      names.map((name: string) => [operationId, code, name] as const),
    ),
  );

  test.each(cases)("%s: code=%s, example=%s answers the contract's own example", (operationId, code, name) => {
    const { path } = operationTable[operationId as keyof typeof operationTable];
    const target = path.replace(/\{(\w+)\}/g, "x1");
    const prefer = `code=${code}, example=${name}`;
    const reply = operationId.startsWith("get")
      ? emulator.exchange(raw("GET", target, { prefer }))
      : emulator.exchange(
          raw("POST", target, { prefer, "content-type": "application/json" }, '{"msg":{"type":"txt","msg":"x"}}'),
        );
    const declared = examples[operationId as keyof typeof examples].responses as Record<
      string,
      Record<string, { value: unknown }>
    >;

    expect([reply.status, reply.body, reply.example]).toEqual([Number(code), declared[code]?.[name]?.value, name]);
    expect(reply.headers["preference-applied"]).toBe(prefer);
    expect(reply.headers["www-authenticate"]).toBe(code === "401" ? 'Bearer realm="emchat"' : undefined);
    expect(reply.headers["retry-after"]).toBe(code === "429" ? "1" : code === "503" ? "5" : undefined);
  });

  test("without an example takes the first one, without a code the lowest 2xx", () => {
    expect(refusal(status(emulator, "a", { prefer: "code=401" }))).toEqual([401, "unauthorized"]);
    expect(status(emulator, "a", { prefer: "example=online" }).example).toBe("online");
  });

  test.each([
    ["code=418", 404],
    ["code=413", 404],
    ["example=nobody", 404],
    ["code=404, example=online", 404],
    ["example=toString", 404],
    ["code=__proto__", 400],
    ["code=abc", 400],
    ["code=", 400],
    ["code", 400],
  ])("%s cannot be had, and the answer says what can: %i", (prefer, expected) => {
    const reply = status(emulator, "a", { prefer });

    expect([reply.status, reply.headers["preference-applied"]]).toEqual([expected, undefined]);
    expect(body(reply)["error_description"]).toMatch(/^Prefer: /);
  });

  test("is heard only for a call that has a good token and a good body, and then stores no message", () => {
    expect(status(emulator, "a", { prefer: "code=200", authorization: undefined }).status).toBe(401);
    expect(post(emulator, "/users/a/messages", {}, { prefer: "code=200" }).status).toBe(400);
    const before = emulator.messages.size;
    expect(post(emulator, "/users/a/messages", { msg: { type: "txt", msg: "x" } }, { prefer: "code=200" }).status).toBe(
      200,
    );
    expect(emulator.messages.size).toBe(before);
  });

  test("is read as RFC 7240 writes it: any case, quotes, parameters, the first of two, unknown ones ignored", () => {
    expect(status(emulator, "a", { prefer: 'respond-async, Code="404"; x=y, code=200' }).status).toBe(404);
    expect(status(emulator, "a", { prefer: "return=minimal" }).status).toBe(200);
  });

  test("may stand in the query as Prism's __code and __example, which are not echoed; the header wins", () => {
    const ask = (query: string, prefer?: string): ReturnType<typeof emulator.exchange> =>
      emulator.exchange(raw("GET", `${ROOT}/users/a/status?${query}`, { prefer }));

    expect(ask("__code=429").status).toBe(429);
    expect(ask("__example=online").example).toBe("online");
    expect(ask("__code=429", "code=404").status).toBe(404);
    expect(body(ask("a=1&__seed=5"))["params"]).toEqual(expect.objectContaining({ a: ["1"] }));
    expect(JSON.stringify(body(ask("a=1&__seed=5")))).not.toContain("__seed");
  });

  test("of made-up data, which only the mock server makes, is refused and never passed over", () => {
    const reply = status(emulator, "a", { prefer: "dynamic=true" });
    expect([...refusal(reply), body(reply)["error_description"]]).toEqual([
      400,
      "illegal_argument",
      "Prefer: dynamic: only the mock server makes data up; prefer a code or an example here",
    ]);
    expect(status(emulator, "a", { prefer: "dynamic=false" }).status).toBe(200);
  });

  test.each(["delay=50", "fault=reset", "fault=drip", "fault=latency:5"])(
    "%s is refused by exchange, which answers at once and whole",
    (prefer) => {
      const reply = status(emulator, "a", { prefer });
      expect(reply.status).toBe(500);
      expect(body(reply)["error_description"]).toMatch(
        /^exchange answers at once and whole: .* use createEmulatorFetch/,
      );
    },
  );

  test("of a call without any is always the same object", () => {
    const plain = emulator.route(raw("GET", `${ROOT}/users/a/status`));
    expect(!isReply(plain) && plain.prefer).toBe(NO_PREFERENCES);
  });
});

describe("the pieces", () => {
  test("called one by one give what exchange gives", () => {
    let now = 1_000;
    const clock = (): number => now;
    const byPieces = createEmulator({ seed: 1, clock });
    const atOnce = createEmulator({ seed: 1, clock });
    const request = raw("POST", `${ROOT}/users/a/messages`, {}, '{"msg":{"type":"txt","msg":"x"}}');
    const call = byPieces.route(request);
    if (isReply(call)) throw new Error("expected a call");
    expect([byPieces.authenticate(call), byPieces.validate(call), byPieces.prefer(call)]).toEqual([
      undefined,
      [],
      undefined,
    ]);
    now = 1_000;

    expect(byPieces.seal(call, byPieces.answer(call))).toEqual(atOnce.exchange(request));
    expect(byPieces.messages.list()).toEqual(atOnce.messages.list());
  });

  test("let one answer fail inside a 200, a status with the name that was asked for", () => {
    const service = createEmulator();
    const call = service.route(raw("GET", `${ROOT}/users/Alice/status`));
    if (isReply(call)) throw new Error("expected a call");

    expect(body(service.answer(call, { failure: { code: 404 } }))["data"]).toEqual([
      { target_name: "Alice", result_code: 404 },
    ]);
    const send = service.route(raw("POST", `${ROOT}/groups/1/messages`, {}, '{"msg":{"type":"txt","msg":"x"}}'));
    if (isReply(send)) throw new Error("expected a call");
    const failed = service.answer(send, { failure: { code: 500, result: "lost" } });
    expect(body(failed)["data"]).toEqual([{ result_code: 500, result_content: { result: "lost" } }]);
    expect([failed.message, service.messages.size]).toEqual([undefined, 0]);
    expect(sendToUser(service).status).toBe(200);
  });

  test("make any error in the service's envelope, with the headers of its status", () => {
    const service = createEmulator({ clock: () => 5_000 });
    const reply = service.errorReply(503, "service_unavailable", "later", {
      headers: { "retry-after": "9" },
      body: { error_code: 7 },
      startedAt: 4_990,
    });

    expect(reply).toEqual({
      status: 503,
      headers: { "content-type": "application/json", "retry-after": "9" },
      body: {
        error: "service_unavailable",
        timestamp: 5_000,
        duration: 10,
        exception: "ServiceUnavailableException",
        error_description: "later",
        error_code: 7,
      },
    });
    expect(service.errorReply(401, "unauthorized", "").headers["www-authenticate"]).toBe('Bearer realm="emchat"');
    expect(Object.keys(body(service.errorReply(500, "of_my_own", "")))).not.toContain("exception");
    expect(String(body(service.errorReply(500, "x", "y".repeat(5_000)))["error_description"])).toHaveLength(
      MAX_DESCRIPTION_LENGTH,
    );
  });

  test("refuse nothing without a reason", () => {
    expect(() => emulator.refuse([])).toThrow(TypeError);
  });
});
