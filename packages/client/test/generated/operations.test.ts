// Each call of the client against the contract's examples.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

import { examples, type NamedExample } from "@emchat/schema/examples";
import { type OperationId, readParameters } from "@emchat/schema/validators";
import { describe, expect, it } from "vitest";
import { createClient, type EmchatClient } from "../../src/index.ts";

/** What the service was sent, its parameters as a server that knows the contract reads them. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly parameters: Readonly<Record<"query" | "header" | "cookie", Readonly<Record<string, unknown>>>>;
  readonly body: unknown;
}

/** A client whose service always gives the same answer. */
function clientAnswered(id: OperationId, status: number, reply: unknown): { client: EmchatClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const client = createClient({
    org: "easemob-demo",
    app: "chatdemoui",
    token: "test-token-0123456789",
    rate: false,
    retry: false,
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const { pathname, search } = new URL(new Request(input, init).url);
      const headers = new Headers(init?.headers);
      const text = String(init?.body ?? "");
      const { query, header, cookie } = readParameters(id, { path: {}, query: search.slice(1), headers: Object.fromEntries(headers) });
      sent.push({
        method: init?.method ?? "GET",
        path: pathname,
        authorization: headers.get("authorization"),
        parameters: { query, header, cookie },
        body: text === "" ? undefined : JSON.parse(text),
      });
      const body = reply === undefined ? null : JSON.stringify(reply);
      return new Response(body, { status, headers: { "content-type": "application/json" } });
    },
  });
  return { client, sent };
}

type Failure = readonly [status: number, name: string, key: number | string, reply: { readonly error: string }];

/** The declared failures: each example with a status of its key, which may be a class such as 5XX. */
function failures(responses: { readonly [key: string]: { readonly [name: string]: NamedExample } }): Failure[] {
  const keys = Object.keys(responses);
  return Object.entries(responses).flatMap(([key, named]) =>
    Object.entries(named).flatMap(([name, { value }]): Failure[] => {
      const isError = typeof value === "object" && value !== null && "error" in value && typeof value.error === "string";
      const reply = { ...(value as object), error: isError ? String(value.error) : "" };
      return isError ? [[statusOf(key, keys), name, /^\d+$/.test(key) ? Number(key) : key, reply]] : [];
    }),
  );
}

function statusOf(key: string, keys: readonly string[]): number {
  if (/^\d+$/.test(key)) return Number(key);
  const undeclared = ["4", "5"].find((digit) => !keys.includes(`${digit}XX`));
  return Number(`${key === "default" ? undeclared : key.charAt(0)}99`);
}

describe("client.users.getStatus", () => {
  it("sends GET /{org}/{app}/users/{username}/status", async () => {
    const { client, sent } = clientAnswered("getUserStatus", 200, examples.getUserStatus.responses["200"].offline.value);
    await client.users.getStatus("zw123");
    expect(sent).toMatchObject([{
      method: "GET",
      path: "/easemob-demo/chatdemoui/users/zw123/status",
      authorization: "Bearer test-token-0123456789",
      parameters: { query: {}, header: {}, cookie: {} },
    }]);
  });

  it.each([
    ["offline", "offline", examples.getUserStatus.responses["200"].offline.value],
    ["online", "online", examples.getUserStatus.responses["200"].online.value],
  ])("reads the example %s as %s", async (_, status, value) => {
    const { client } = clientAnswered("getUserStatus", 200, value);
    expect(await client.users.getStatus("zw123")).toEqual({ username: "zw123", status });
  });

  it.each(failures(examples.getUserStatus.responses))("fails with status %i of the example %s", async (status, _, key, reply) => {
    const { client } = clientAnswered("getUserStatus", status, reply);
    await expect(client.users.getStatus("zw123")).rejects.toMatchObject({ operation: "getUserStatus", status, key, code: reply.error });
  });
});

describe("client.users.sendMessage", () => {
  it("sends POST /{org}/{app}/users/{username}/messages", async () => {
    const { client, sent } = clientAnswered("sendMessageToUser", 200, examples.sendMessageToUser.responses["200"].ok.value);
    await client.users.sendMessage("zw123", examples.sendMessageToUser.requestBody.source_document.value);
    expect(sent).toMatchObject([{
      method: "POST",
      path: "/easemob-demo/chatdemoui/users/zw123/messages",
      authorization: "Bearer test-token-0123456789",
      parameters: { query: {}, header: {}, cookie: {} },
    }]);
  });

  it.each(Object.entries(examples.sendMessageToUser.requestBody))("sends the body of the example %s as it is", async (_, { value }) => {
    const { client, sent } = clientAnswered("sendMessageToUser", 200, examples.sendMessageToUser.responses["200"].ok.value);
    await client.users.sendMessage("zw123", value);
    expect(sent[0]?.body).toEqual(value);
  });

  it.each(Object.entries(examples.sendMessageToUser.responses["200"]))("understands the reply of the example %s", async (_, { value }) => {
    const { client } = clientAnswered("sendMessageToUser", 200, value);
    expect((await client.users.sendMessage("zw123", examples.sendMessageToUser.requestBody.source_document.value)).results).toMatchObject([{ target: "zw123", ok: true }]);
  });

  it("sends to many targets with sendMany", async () => {
    const { client } = clientAnswered("sendMessageToUser", 200, examples.sendMessageToUser.responses["200"].ok.value);
    const targets: string[] = [];
    for await (const result of client.users.sendMany(["zw123"], examples.sendMessageToUser.requestBody.source_document.value)) targets.push(result.target);
    expect(targets).toEqual(["zw123"]);
  });

  it.each(failures(examples.sendMessageToUser.responses))("fails with status %i of the example %s", async (status, _, key, reply) => {
    const { client } = clientAnswered("sendMessageToUser", status, reply);
    await expect(client.users.sendMessage("zw123", examples.sendMessageToUser.requestBody.source_document.value)).rejects.toMatchObject({ operation: "sendMessageToUser", status, key, code: reply.error });
  });
});

describe("client.groups.sendMessage", () => {
  it("sends POST /{org}/{app}/groups/{group_name}/messages", async () => {
    const { client, sent } = clientAnswered("sendMessageToGroup", 200, examples.sendMessageToGroup.responses["200"].ok.value);
    await client.groups.sendMessage("1402541206787", examples.sendMessageToGroup.requestBody.source_document.value);
    expect(sent).toMatchObject([{
      method: "POST",
      path: "/easemob-demo/chatdemoui/groups/1402541206787/messages",
      authorization: "Bearer test-token-0123456789",
      parameters: { query: {}, header: {}, cookie: {} },
    }]);
  });

  it.each(Object.entries(examples.sendMessageToGroup.requestBody))("sends the body of the example %s as it is", async (_, { value }) => {
    const { client, sent } = clientAnswered("sendMessageToGroup", 200, examples.sendMessageToGroup.responses["200"].ok.value);
    await client.groups.sendMessage("1402541206787", value);
    expect(sent[0]?.body).toEqual(value);
  });

  it.each(Object.entries(examples.sendMessageToGroup.responses["200"]))("understands the reply of the example %s", async (_, { value }) => {
    const { client } = clientAnswered("sendMessageToGroup", 200, value);
    expect((await client.groups.sendMessage("1402541206787", examples.sendMessageToGroup.requestBody.source_document.value)).results).toMatchObject([{ target: "1402541206787", ok: true }]);
  });

  it("sends to many targets with sendMany", async () => {
    const { client } = clientAnswered("sendMessageToGroup", 200, examples.sendMessageToGroup.responses["200"].ok.value);
    const targets: string[] = [];
    for await (const result of client.groups.sendMany(["1402541206787"], examples.sendMessageToGroup.requestBody.source_document.value)) targets.push(result.target);
    expect(targets).toEqual(["1402541206787"]);
  });

  it.each(failures(examples.sendMessageToGroup.responses))("fails with status %i of the example %s", async (status, _, key, reply) => {
    const { client } = clientAnswered("sendMessageToGroup", status, reply);
    await expect(client.groups.sendMessage("1402541206787", examples.sendMessageToGroup.requestBody.source_document.value)).rejects.toMatchObject({ operation: "sendMessageToGroup", status, key, code: reply.error });
  });
});
