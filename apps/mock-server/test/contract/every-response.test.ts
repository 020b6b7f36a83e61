import { createClient, EmchatError } from "@emchat/client";
import { type OperationId, operationTable } from "@emchat/schema";
import { examples, pathExamples } from "@emchat/schema/examples";
import { validateReply } from "@emchat/schema/validators";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MockServer, startMockServer } from "../../src/index.ts";
import { control } from "../harness/control-client.ts";

// Every operation, every named example and every declared response, through raw fetch and through the client.

const OPERATIONS = Object.keys(operationTable) as OperationId[];
let server: MockServer;
beforeAll(async () => {
  server = await startMockServer({ port: 0 });
});
afterAll(() => server.close());

type Named = Readonly<Record<string, { readonly value: unknown }>>;
const requestExamples = (operationId: OperationId): Named => examples[operationId].requestBody;
const replyExamples = (operationId: OperationId): Readonly<Record<string, Named>> => examples[operationId].responses;
const addressOf = (operationId: OperationId, base = server.url): string =>
  base +
  operationTable[operationId].path.replace(
    /\{([^}]+)\}/g,
    (_, name: string) => pathExamples[name as keyof typeof pathExamples],
  );

async function call(
  operationId: OperationId,
  headers: Record<string, string> = {},
  body?: unknown,
  base?: string,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const { method } = operationTable[operationId];
  const [first] = Object.values(requestExamples(operationId));
  const sent = body ?? first?.value;
  const reply = await fetch(addressOf(operationId, base), {
    method,
    headers: { authorization: "Bearer any-token", "content-type": "application/json", ...headers },
    ...(method === "POST" ? { body: typeof sent === "string" ? sent : JSON.stringify(sent) } : undefined),
  });
  const parsed: unknown = await reply.json();
  expect(validateReply(operationId, reply.status, parsed), JSON.stringify(parsed)).toEqual([]);
  for (const name of requiredHeaders(operationId, reply.status))
    expect(reply.headers.has(name), `${operationId} ${reply.status} ${name}`).toBe(true);
  return { status: reply.status, body: parsed, headers: reply.headers };
}

function requiredHeaders(operationId: OperationId, status: number): readonly string[] {
  const headers = operationTable[operationId].responses[String(status)]?.headers ?? [];
  return headers.filter(({ required }) => required).map(({ name }) => name);
}

describe("through raw fetch", () => {
  test.each(OPERATIONS)("%s answers 200 with a valid reply", async (operationId) => {
    expect((await call(operationId)).status).toBe(200);
  });

  test.each(OPERATIONS.flatMap((id) => Object.keys(requestExamples(id)).map((name) => [id, name] as const)))(
    "%s takes the example %s of its body, and stores it",
    async (operationId, name) => {
      const { value } = requestExamples(operationId)[name] ?? {};
      expect((await call(operationId, {}, value)).status).toBe(200);
      expect(server.emulator.messages.latest()?.message).toEqual((value as { msg: unknown }).msg);
    },
  );

  const named = OPERATIONS.flatMap((id) =>
    Object.entries(replyExamples(id)).flatMap(([status, replies]) =>
      Object.keys(replies).map((name) => [id, status, name] as const),
    ),
  );
  test.each(named)("%s answers %s with the example %s when it is asked to", async (operationId, status, name) => {
    const reply = await call(operationId, { prefer: `code=${status}, example=${name}` });
    expect([reply.status, reply.body]).toEqual([Number(status), replyExamples(operationId)[status]?.[name]?.value]);
  });

  test.each(
    OPERATIONS.flatMap((id) => Object.keys(operationTable[id].responses).map((status) => [id, status] as const)),
  )("%s answers %s with made-up data that is valid, when it is asked to", async (operationId, status) => {
    expect((await call(operationId, { prefer: `code=${status}, dynamic=true, seed=${operationId}` })).status).toBe(
      Number(status),
    );
  });
});

describe("every declared response comes by a cause of its own", () => {
  const TENANT = { org: "easemob-demo", app: "chatdemoui" };
  const causes: Readonly<Record<string, (id: OperationId) => Promise<number>>> = {
    "200": async (id) => (await call(id)).status,
    "400": async (id) => {
      const reply = await fetch(addressOf(id).replace(/(users|groups)\/[^/]+/, "$1/a%20b"), {
        method: operationTable[id].method,
        headers: { authorization: "Bearer x" },
      });
      expect(validateReply(id, reply.status, await reply.json())).toEqual([]);
      return reply.status;
    },
    "401": async (id) => (await call(id, { authorization: "" })).status,
    "403": async (id) =>
      inServer({ config: { apps: [{ ...TENANT, enabled: false }] } }, (url) => call(id, {}, undefined, url)),
    "404": async (id) =>
      inServer({ strict: true, config: { apps: [TENANT], tokens: [{ label: "a", token: "any-token" }] } }, (url) =>
        call(id, {}, undefined, url),
      ),
    "413": async (id) =>
      (await call(id, {}, { msg: { type: "txt", msg: "x" }, ext: { big: "x".repeat(51_200) } })).status,
    "415": async (id) => (await call(id, { "content-type": "text/plain" })).status,
    "429": async (id) =>
      inServer({ config: { rate: { [id]: { requests: 1, perMs: 60_000 } } } }, async (url) => {
        await call(id, {}, undefined, url);
        return call(id, {}, undefined, url);
      }),
    "500": async (id) => inServer({ faults: ["500"] }, (url) => call(id, {}, undefined, url)),
    "503": async (id) => inServer({ faults: ["503"] }, (url) => call(id, {}, undefined, url)),
  };
  async function inServer(
    options: Parameters<typeof startMockServer>[0],
    ask: (url: string) => Promise<{ status: number }>,
  ): Promise<number> {
    const other = await startMockServer({ port: 0, ...options });
    try {
      return (await ask(other.url)).status;
    } finally {
      await other.close();
    }
  }

  test.each(
    OPERATIONS.flatMap((id) => Object.keys(operationTable[id].responses).map((status) => [id, status] as const)),
  )("%s %s", async (operationId, status) => {
    const cause = causes[status];
    expect(cause, `a cause for ${status}`).toBeDefined();
    expect(await cause?.(operationId)).toBe(Number(status));
  });
});

describe("through the client", () => {
  const client = (prefer?: string): ReturnType<typeof createClient> =>
    createClient({
      org: "easemob-demo",
      app: "chatdemoui",
      token: "any-token",
      baseUrl: server.url,
      retry: false,
      rate: false,
      ...(prefer === undefined
        ? undefined
        : {
            fetch: (input: RequestInfo | URL, init?: RequestInit) => {
              const request = new Request(input, init);
              request.headers.set("prefer", prefer);
              return fetch(request);
            },
          }),
    });

  test("a presence that was set is read", async () => {
    await control(server, "PUT", "api/v1/apps/easemob-demo/chatdemoui/users/zw123", { body: { status: "online" } });
    expect((await client().users.getStatus("zw123")).status).toBe("online");
  });

  test.each(Object.keys(requestExamples("sendMessageToUser")))(
    "the example %s is delivered to a user and to a group",
    async (name) => {
      const { value } = requestExamples("sendMessageToUser")[name] ?? {};
      const { msg } = value as { msg: Parameters<ReturnType<typeof createClient>["users"]["sendMessage"]>[1] };
      expect((await client().users.sendMessage("zw123", msg)).results[0]?.ok).toBe(true);
      expect((await client().groups.sendMessage("1402541206787", msg)).results[0]?.ok).toBe(true);
      expect(server.emulator.messages.latest()?.message).toEqual(msg);
    },
  );

  const errors = Object.entries(replyExamples("sendMessageToUser")).flatMap(([status, named]) =>
    Number(status) < 400
      ? []
      : Object.entries(named).map(
          ([name, { value }]) => [Number(status), name, (value as { error: string }).error] as const,
        ),
  );
  test.each(errors)("the error %i %s reaches its caller with status and identifier", async (status, name, error) => {
    const failed = await client(`code=${status}, example=${name}`)
      .users.sendMessage("zw123", "hello")
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(failed).toBeInstanceOf(EmchatError);
    expect(failed).toMatchObject({ status, code: error });
  });
});
