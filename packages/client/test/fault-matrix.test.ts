import { describe, expect, it } from "vitest";
import type { OperationId } from "../src/index.ts";
import { GATEWAY_JSON } from "./faults/gateway-json.ts";
import { GATEWAY_REPLIES } from "./faults/gateway-replies.ts";
import {
  CALLS,
  clientOf,
  type Expected,
  GOOD,
  OPERATIONS,
  printMatrix,
  TIMEOUT_MS,
  TRANSPORTS,
  tryOut,
} from "./faults/matrix.ts";
import { WIRE_FAULTS } from "./faults/wire-faults.ts";
import { holdTime } from "./service/held-time.ts";
import { refusal } from "./service/replies.ts";
import { reply, startSocketService } from "./service/socket-service.ts";

printMatrix();

const all = async (work: (operation: OperationId) => Promise<void>): Promise<void> => {
  await Promise.all(OPERATIONS.map(work));
};

function wanted(operation: string, { get, post, kind, outcome }: Expected): object {
  const requests = operation === "getUserStatus" ? (get ?? post) : post;
  return { kind, outcome, requests, attempts: kind === "ok" ? undefined : requests };
}

describe.each(Object.entries(TRANSPORTS))("over %s", (transport, options) => {
  it.each(WIRE_FAULTS)("%s is told as it is, and nothing goes out twice", async (name, fault, expected) => {
    // only a stall is to meet the timeout, and only after its request has come, however busy the machine is
    const time = /stall/.test(name) ? holdTime() : undefined;
    let tried = false;
    const trying = all(async (operation) => {
      const service = await startSocketService((socket) => fault(socket, GOOD[operation]));
      const client = clientOf(service.url, time ? { ...options, timeout: TIMEOUT_MS } : options);
      const { requests } = service;
      const result = await tryOut(name, transport, operation, client, () => requests.length);
      const { kind, outcome, attempts } = result;
      expect({ kind, outcome, attempts, requests: requests.length }).toEqual(wanted(operation, expected));
    }).finally(() => {
      tried = true;
    });
    await time?.passUntil(() => tried);
    await trying;
  });

  it.each(Object.entries({ ...GATEWAY_REPLIES, ...GATEWAY_JSON }))(
    "%s is told as it is, and delivers nothing twice",
    (name, gateway) =>
      all(async (operation) => {
        let deliveries = 0;
        const service = await startSocketService((socket) => {
          if (gateway.delivered) deliveries += 1;
          socket.write(reply(gateway.status, gateway.body, gateway.headers));
        });
        const { requests } = service;
        const client = clientOf(service.url, options);
        const result = await tryOut(name, transport, operation, client, () => requests.length);
        const { kind, outcome, attempts } = result;
        expect({ kind, outcome, attempts, requests: requests.length }).toEqual(wanted(operation, gateway.expected));
        if (operation !== "getUserStatus") expect(deliveries).toBeLessThanOrEqual(1);
      }),
  );

  it.each([301, 302, 303, 307, 308])("a redirect with %i is not followed, and takes the token nowhere", (status) =>
    all(async (operation) => {
      const elsewhere = await startSocketService((socket) => socket.write(reply(200, GOOD[operation])));
      const service = await startSocketService((socket) =>
        socket.write(reply(status, "", { location: `${elsewhere.url}/stolen` })),
      );
      const client = clientOf(service.url, options);
      const { requests } = service;
      const name = `${status} to another host`;
      const { error } = await tryOut(name, transport, operation, client, () => requests.length);
      expect(error).toMatchObject({ kind: "response", status, outcome: "unknown", attempts: 1 });
      expect({ here: requests.length, there: elsewhere.requests.length }).toEqual({ here: 1, there: 0 });
    }),
  );

  it("a token that expires in mid-run costs one refresh and one more request, and no message twice", () =>
    all(async (operation) => {
      let good = "YWMt-first-0123456789";
      const taken: string[] = [];
      const service = await startSocketService((socket, { authorization, method }) => {
        if (authorization !== `Bearer ${good}`) {
          const body = JSON.stringify(refusal("expired_token"));
          return void socket.write(reply(401, body, { "www-authenticate": "Bearer" }));
        }
        taken.push(method);
        socket.write(reply(200, GOOD[operation]));
      });
      const client = clientOf(service.url, {
        ...options,
        token: ({ rejected }) => (rejected ? "YWMt-second-0123456789" : "YWMt-first-0123456789"),
      });
      await CALLS[operation](client);
      good = "YWMt-second-0123456789";
      const requests = (): number => service.requests.length - 1;
      const { kind } = await tryOut("token expires in mid-run", transport, operation, client, requests);
      expect({ kind, requests: requests(), taken: taken.length }).toEqual({ kind: "ok", requests: 2, taken: 2 });
    }));

  it("a kept connection that dies under the next request is no reason to send a message again", () =>
    all(async (operation) => {
      const service = await startSocketService((socket, { earlier }) => {
        if (earlier === 0) socket.write(reply(200, GOOD[operation], { connection: "keep-alive" }));
        else socket.resetAndDestroy();
      });
      const client = clientOf(service.url, options);
      await CALLS[operation](client);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const requests = (): number => service.requests.length - 1;
      const { kind, error } = await tryOut("kept connection dies", transport, operation, client, requests);
      if (operation === "getUserStatus") return expect(kind).toBe("ok");
      expect(error).toMatchObject({ kind: "connection", outcome: "unknown", attempts: 1 });
      expect(requests()).toBe(1);
    }));

  it("a kept connection that was closed while nothing was on it costs nothing", () =>
    all(async (operation) => {
      let closed: Promise<unknown> | undefined;
      const service = await startSocketService((socket) => {
        socket.write(reply(200, GOOD[operation], { connection: "keep-alive" }));
        closed ??= new Promise((resolve) => socket.once("close", resolve));
        setTimeout(() => socket.end(), 10);
      });
      const client = clientOf(service.url, options);
      await CALLS[operation](client);
      await closed;
      const requests = (): number => service.requests.length - 1;
      const { kind } = await tryOut("kept connection closed", transport, operation, client, requests);
      expect({ kind, requests: requests() }).toEqual({ kind: "ok", requests: 1 });
    }));
});
