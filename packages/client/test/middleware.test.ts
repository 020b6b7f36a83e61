import { describe, expect, it } from "vitest";
import type { AttemptRequest, Middleware } from "../src/index.ts";
import { type SpanLike, telemetry } from "../src/otel.ts";
import { json, startService, TOKEN } from "./service/local-service.ts";
import { presence, refusal } from "./service/replies.ts";

describe("middleware", () => {
  it("wraps each other, the first outermost, around every attempt", async () => {
    const log: string[] = [];
    const layer =
      (name: string): Middleware =>
      async (request, next) => {
        log.push(`${name} ${request.attempt}`);
        const reply = await next(request);
        log.push(`${name} got ${reply.status}`);
        return reply;
      };
    const service = await startService((_seen, nth, response) =>
      nth === 1 ? json(response, 503, refusal("x")) : json(response, 200, presence("zw123", "online")),
    );
    await service
      .client({ middleware: [layer("outer"), layer("inner")], retry: { baseDelay: 1 } })
      .users.getStatus("zw123");
    expect(log).toEqual([
      "outer 1",
      "inner 1",
      "inner got 503",
      "outer got 503",
      "outer 2",
      "inner 2",
      "inner got 200",
      "outer got 200",
    ]);
  });

  it("changes what goes out and what comes back", async () => {
    const service = await startService();
    const tag: Middleware = async (request, next) => {
      const reply = await next({ ...request, headers: { ...request.headers, "x-team": "orders" } });
      return { ...reply, body: reply.body.replace("online", "offline") };
    };
    expect(await service.client({ middleware: [tag] }).users.getStatus("zw123")).toEqual({
      username: "zw123",
      status: "offline",
    });
    expect(service.seen[0]?.headers["x-team"]).toBe("orders");
  });

  it("may answer by itself, without a request", async () => {
    const service = await startService();
    const cached: Middleware = async () => ({
      status: 200,
      headers: new Headers(),
      body: JSON.stringify(presence("zw123", "offline")),
    });
    const { value, attempts } = await service
      .client({ middleware: [cached] })
      .users.getStatus("zw123")
      .withResponse();
    expect({ value, attempts, seen: service.seen.length }).toEqual({
      value: { username: "zw123", status: "offline" },
      attempts: 0,
      seen: 0,
    });
  });

  it("never sees the token", async () => {
    let seen: AttemptRequest | undefined;
    const service = await startService();
    const look: Middleware = (request, next) => {
      seen = request;
      return next(request);
    };
    await service.client({ middleware: [look] }).users.sendMessage("zw123", "hi");
    expect(seen).toMatchObject({ operation: "sendMessageToUser", method: "POST", attempt: 1 });
    expect(JSON.stringify(seen)).not.toContain(TOKEN);
  });

  it("cannot send a message twice: a second `next` is refused", async () => {
    const service = await startService();
    const twice: Middleware = async (request, next) => {
      await next(request);
      return next(request);
    };
    await expect(service.client({ middleware: [twice] }).users.sendMessage("zw123", "hi")).rejects.toMatchObject({
      kind: "configuration",
      outcome: "unknown",
    });
    expect(service.seen).toHaveLength(1);
  });

  it("that throws makes an error of the family whose outcome says whether the request was out", async () => {
    const service = await startService();
    const before: Middleware = () => Promise.reject(new Error("broken"));
    const after: Middleware = async (request, next) => {
      await next(request);
      throw new Error("broken");
    };
    await expect(service.client({ middleware: [before] }).users.sendMessage("zw123", "hi")).rejects.toMatchObject({
      kind: "configuration",
      outcome: "not-sent",
      attempts: 0,
    });
    await expect(service.client({ middleware: [after] }).users.sendMessage("zw123", "hi")).rejects.toMatchObject({
      kind: "configuration",
      outcome: "unknown",
      attempts: 1,
    });
  });

  it("cannot send late: what it lets through after the attempt is over does not go out", async () => {
    const service = await startService();
    const slow: Middleware = async (request, next) => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      return next(request);
    };
    await expect(
      service.client({ middleware: [slow], timeout: 40 }).users.sendMessage("zw123", "hi"),
    ).rejects.toMatchObject({ kind: "timeout", outcome: "not-sent", attempts: 0 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(service.seen).toHaveLength(0);
  });
});

describe("telemetry", () => {
  interface Recorded {
    readonly name: string;
    readonly kind: number;
    readonly attributes: Record<string, string | number>;
    status?: number;
    ended: boolean;
  }

  it("makes a client span and a duration of every attempt, by the semantic conventions, without target or token", async () => {
    const spans: Recorded[] = [];
    const durations: [number, object][] = [];
    const service = await startService((_seen, nth, response) =>
      nth === 1 ? json(response, 503, refusal("x")) : json(response, 200, presence("zw123", "online")),
    );
    const middleware = telemetry({
      tracer: {
        startSpan: (name, { kind, attributes }): SpanLike => {
          const span: Recorded = { name, kind, attributes: { ...attributes }, ended: false };
          spans.push(span);
          return {
            setAttribute: (key, value) => {
              span.attributes[key] = value;
            },
            setStatus: ({ code }) => {
              span.status = code;
            },
            end: () => {
              span.ended = true;
            },
          };
        },
      },
      duration: { record: (seconds, attributes) => durations.push([seconds, attributes]) },
      inject: (_span, headers) => {
        headers["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
      },
    });
    await service.client({ middleware: [middleware], retry: { baseDelay: 1 } }).users.getStatus("zw123");
    const { hostname, port } = new URL(service.url);
    const common = {
      "http.request.method": "GET",
      "server.address": hostname,
      "server.port": Number(port),
      "url.scheme": "http",
      "emchat.operation": "getUserStatus",
    };
    expect(spans).toEqual([
      {
        name: "GET",
        kind: 2,
        attributes: { ...common, "http.response.status_code": 503, "error.type": "503" },
        status: 2,
        ended: true,
      },
      {
        name: "GET",
        kind: 2,
        attributes: { ...common, "http.request.resend_count": 1, "http.response.status_code": 200 },
        ended: true,
      },
    ]);
    expect(durations).toHaveLength(2);
    for (const [seconds] of durations) expect(seconds).toBeLessThan(5);
    expect(service.seen[0]?.headers["traceparent"]).toMatch(/^00-/);
    expect(JSON.stringify([spans, durations])).not.toMatch(/zw123|YWMt/);
  });

  it("names a failed connection by its kind", async () => {
    const types: unknown[] = [];
    const service = await startService((_seen, _nth, _response, request) => void request.socket.destroy());
    const middleware = telemetry({
      duration: { record: (_seconds, attributes) => types.push(attributes["error.type"]) },
    });
    await service.client({ middleware: [middleware], retry: false }).safe.users.sendMessage("zw123", "hi");
    expect(types).toEqual(["connection"]);
  });
});
