import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Evidence, mayRepeat, outcomeOf } from "../src/delivery/judgement.ts";
import { EmchatError, type ErrorKind, type Outcome } from "../src/index.ts";
import { json, startService } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

const RUNS = 20_000;
const KINDS: readonly ErrorKind[] = [
  "authentication",
  "permission",
  "notFound",
  "badRequest",
  "rateLimited",
  "server",
  "unavailable",
  "timeout",
  "deadline",
  "aborted",
  "connection",
  "response",
  "target",
  "configuration",
];

const evidence: fc.Arbitrary<Evidence> = fc.record({
  sent: fc.boolean(),
  status: fc.option(fc.integer({ min: 0, max: 999 }), { nil: undefined }),
  own: fc.boolean(),
  refused: fc.boolean(),
});

describe("the one judgement", () => {
  it("never lets a POST of unknown outcome go out again, whatever the evidence and the error's kind", () => {
    fc.assert(
      fc.property(evidence, fc.constantFrom(...KINDS), (known, kind) => {
        const outcome = outcomeOf(known);
        if (outcome === "unknown") expect(mayRepeat({ kind, outcome }, "POST")).toBe(false);
        // and what may go out again is said to be surely not processed
        if (mayRepeat({ kind, outcome }, "POST")) expect(["not-sent", "rejected"]).toContain(outcome);
      }),
      { numRuns: RUNS },
    );
  });

  it("calls not-sent only what surely did not leave, and rejected only what somebody refused", () => {
    fc.assert(
      fc.property(evidence, (known) => {
        const outcome = outcomeOf(known);
        const { status = 0 } = known;
        if (known.sent) expect(outcome).not.toBe("not-sent");
        if (outcome === "rejected")
          expect(known.refused || (status >= 400 && status < 500) || (status === 503 && known.own)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Replies of gateways and frameworks, as they write them. */
const GATEWAYS: Readonly<Record<string, unknown>> = {
  Spring: { timestamp: "2026-11-27T04:00:00.000+00:00", path: "/x", status: 503, error: "Service Unavailable" },
  "an older Spring": { timestamp: 1404932199220, status: 503, error: "Service Unavailable", message: "no" },
  "Google's API errors": { error: { code: 503, message: "upstream connect error", status: "UNAVAILABLE" } },
  Kong: { message: "The upstream server is timing out", request_id: "x" },
  Envoy: "upstream connect error or disconnect/reset before headers",
  "a gateway with `error`": { error: "upstream request timeout" },
  "a gateway with one word": { error: "unavailable" },
  "a gateway with a time": { error: "unavailable", timestamp: 1404932199220 },
  "a gateway with texts for numbers": { error: "unavailable", timestamp: "1", duration: "0" },
  "a gateway with a sentence": { error: "try again later", timestamp: 1, duration: 0 },
  "an array": [refusal("service_unavailable")],
  "an envelope within another": { data: refusal("service_unavailable") },
  "an object for a name": { ...refusal("x"), error: { toString: 1 } },
  "negative times": { ...refusal("service_unavailable"), timestamp: -1 },
  nothing: "",
};

describe("a 503 of a gateway", () => {
  it.each(Object.entries(GATEWAYS))("(%s) is of unknown outcome, and sent once", async (_, body) => {
    const service = await startService((_seen, _nth, response) => {
      response.writeHead(503, { "content-type": "application/json" });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
    const { error } = await service.client({ retry: { baseDelay: 1 } }).safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind: "server", outcome: "unknown", attempts: 1, status: 503 });
    expect(service.seen).toHaveLength(1);
  });

  it("differs from the service's own, which says that nothing was done, and which is sent again", async () => {
    const service = await startService((_seen, nth, response) =>
      nth < 3 ? json(response, 503, refusal("service_unavailable")) : json(response, 200, sent),
    );
    const once = await service.client({ retry: false }).safe.users.sendMessage("zw123", "hi");
    expect(once.error).toMatchObject({ outcome: "rejected", status: 503 });
    await service.client({ retry: { baseDelay: 1 } }).users.sendMessage("zw123", "hi");
    expect(service.seen).toHaveLength(3);
  });
});

describe("other statuses", () => {
  it.each<[number, Outcome]>([
    [400, "rejected"],
    [402, "rejected"],
    [409, "rejected"],
    [413, "rejected"],
    [425, "rejected"],
    [431, "rejected"],
    [451, "rejected"],
    [408, "unknown"],
    [460, "unknown"],
    [499, "unknown"],
    [500, "unknown"],
    [502, "unknown"],
    [504, "unknown"],
    [511, "unknown"],
    [520, "unknown"],
    [522, "unknown"],
    [524, "unknown"],
    [530, "unknown"],
    [599, "unknown"],
  ])("%i, from a gateway or with an envelope, is %s and sent once", async (status, outcome) => {
    for (const body of ["<h1>x</h1>", JSON.stringify(refusal("x"))]) {
      const service = await startService((_seen, _nth, response) => {
        response.writeHead(status);
        response.end(body);
      });
      const { error } = await service.client({ retry: { baseDelay: 1 } }).safe.users.sendMessage("zw123", "hi");
      expect(error).toBeInstanceOf(EmchatError);
      expect(error).toMatchObject({ status, outcome, attempts: 1 });
      expect(service.seen).toHaveLength(1);
    }
  });
});

describe("middleware", () => {
  it("cannot make a refusal of a connection that broke: the POST stays unknown and is not sent again", async () => {
    const service = await startService((_seen, _nth, _response, request) => void request.socket.destroy());
    const body = JSON.stringify(refusal("service_unavailable"));
    const { error } = await service
      .client({
        retry: { baseDelay: 1 },
        middleware: [(request, next) => next(request).catch(() => ({ status: 503, headers: new Headers(), body }))],
      })
      .safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ outcome: "unknown", attempts: 1 });
    expect(service.seen).toHaveLength(1);
  });

  it("with a signal of its own cannot send once the attempt was called not-sent", async () => {
    const service = await startService();
    const { error } = await service
      .client({
        timeout: 40,
        retry: false,
        middleware: [
          async (request, next) => {
            await new Promise((resolve) => setTimeout(resolve, 120));
            return next({ ...request, signal: AbortSignal.timeout(5000) });
          },
        ],
      })
      .safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind: "timeout", outcome: "not-sent", attempts: 0 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(service.seen).toHaveLength(0);
  });

  it("that sends on after it has answered sends nothing", async () => {
    const service = await startService();
    const late: Promise<unknown>[] = [];
    const body = JSON.stringify(sent);
    const client = service.client({
      middleware: [
        async (request, next) => {
          late.push(new Promise((resolve) => setTimeout(resolve, 50)).then(() => next(request)).catch(() => "refused"));
          return { status: 200, headers: new Headers(), body };
        },
      ],
    });
    await client.users.sendMessage("zw123", "hi");
    expect(await Promise.all(late)).toEqual(["refused"]);
    expect(service.seen).toHaveLength(0);
  });
});
