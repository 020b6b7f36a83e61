import { describe, expect, it } from "vitest";
import type { ClientOptions } from "../src/index.ts";
import { telemetry } from "../src/otel.ts";
import { json, startService } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

describe("whoever only listens", () => {
  const broken = (): never => {
    throw new Error("the listener is broken");
  };
  const listeners: readonly (readonly [string, Partial<ClientOptions>])[] = [
    ["a logger", { logger: { debug: broken, info: broken, warn: broken, error: broken } }],
    ["an asynchronous logger", { logger: { debug: () => Promise.reject(new Error("full")) as never } }],
    [
      "a limiter's report",
      { rate: { acquire: () => {}, report: broken, state: () => ({ pausedForMs: 0, operations: {} }) } },
    ],
    ["a histogram", { middleware: [telemetry({ duration: { record: broken } })] }],
    ["a tracer", { middleware: [telemetry({ tracer: { startSpan: broken } })] }],
    [
      "a span",
      {
        middleware: [
          telemetry({ tracer: { startSpan: () => ({ setAttribute: broken, setStatus: broken, end: broken }) } }),
        ],
      },
    ],
  ];

  it.each(listeners)(
    "(%s) cannot make an error of a delivered message, nor another error of an error",
    async (_, options) => {
      const service = await startService((seen, _nth, response) =>
        seen.method === "GET" ? json(response, 404, refusal("x")) : json(response, 200, sent),
      );
      const client = service.client(options);
      expect((await client.users.sendMessage("zw123", "hi")).results).toHaveLength(1);
      const { error } = await client.safe.users.getStatus("zw123");
      expect(error).toMatchObject({ kind: "notFound", status: 404 });
    },
  );

  it("is told by telemetry what ended an attempt", async () => {
    const types: unknown[] = [];
    const service = await startService(() => {});
    const middleware = [telemetry({ duration: { record: (_, attributes) => types.push(attributes["error.type"]) } })];
    const client = service.client({ middleware, retry: false, timeout: 50 });
    await client.safe.users.sendMessage("zw123", "hi");
    await client.safe.users.sendMessage("zw123", "hi", { signal: AbortSignal.timeout(20), timeout: 60_000 });
    await expect.poll(() => types).toEqual(["timeout", "aborted"]);
  });
});

describe("a limiter that is away", () => {
  it("makes calls wait and ask again, as unavailable, with nothing sent", async () => {
    const service = await startService();
    let asked = 0;
    const rate = (times: number): ClientOptions["rate"] => ({
      acquire: () => (++asked <= times ? Promise.reject(new Error("redis is gone")) : undefined),
      report: () => {},
      state: () => ({ pausedForMs: 0, operations: {} }),
    });
    const retry = { baseDelay: 1, attempts: 3 };
    const { error } = await service.client({ rate: rate(99), retry }).safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind: "unavailable", outcome: "not-sent", attempts: 0 });
    expect(service.seen).toHaveLength(0);
    asked = 0;
    await service.client({ rate: rate(2), retry }).users.sendMessage("zw123", "hi");
    expect(service.seen).toHaveLength(1);
  });
});
