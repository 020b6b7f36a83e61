import { readFileSync } from "node:fs";
import { clientCredentials, createClient, type EmchatClient, isEmchatError } from "@emchat/client";
import { createEmulatorFetch } from "@emchat/emulator";
import { expect, test } from "vitest";
import { control } from "./harness/control-client.ts";
import { JSON_TYPE, serve, TENANT } from "./harness/running-server.ts";

const ID = "YXA6-id";
const SECRET = "YXA6-secret";
const APP = { org: "easemob-demo", app: "chatdemoui" };

test("the first sample of the client's README works against the server and against the emulator's fetch", async () => {
  const readme = readFileSync(new URL("README.md", import.meta.resolve("@emchat/client/package.json")), "utf8");
  const [, sample = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const [, first = ""] = /\n(const token = [\s\S]*?createClient\([^\n]*\);)\n/.exec(sample) ?? [];
  expect(first).toContain("clientCredentials({");
  const make = new Function("clientCredentials", "createClient", `${first}\nreturn client;`) as (
    ...parts: unknown[]
  ) => EmchatClient;

  const server = await serve();
  server.emulator.users.put(APP.org, APP.app, "zw123", { status: "online" });
  const emulatorFetch = createEmulatorFetch();
  emulatorFetch.emulator.users.put(APP.org, APP.app, "zw123", { status: "online" });
  for (const options of [{ baseUrl: server.url }, { fetch: emulatorFetch }]) {
    const client = make(clientCredentials, (given: Parameters<typeof createClient>[0]) =>
      createClient({ ...given, ...options }),
    );
    expect((await client.users.getStatus("zw123")).status).toBe("online");
    await client.users.sendMessage("zw123", "你好");
  }
  expect([server.emulator, emulatorFetch.emulator].map(({ messages }) => messages.latest()?.message)).toEqual([
    { type: "txt", msg: "你好" },
    { type: "txt", msg: "你好" },
  ]);
});

test("a token that is ended by its label is renewed by the client, once", async () => {
  const server = await serve({
    strict: true,
    config: { clients: [{ id: ID, secret: SECRET }], apps: [{ ...APP, users: ["zw123"] }] },
  });
  const token = clientCredentials({ clientId: ID, clientSecret: SECRET });
  const client = createClient({ ...APP, token, baseUrl: server.url });
  await client.users.getStatus("zw123");
  const change = await control(server, "PATCH", "api/v1/tokens/issued-1", { body: { state: "expired" } });
  expect(change.body.tokens).toMatchObject([{ label: "issued-1", state: "expired" }]);
  await client.users.getStatus("zw123");
  const { body } = await control(server, "GET", "api/v1/tokens");
  expect(body.tokens).toMatchObject([
    { label: "issued-1", state: "expired" },
    { label: "issued-2", state: "valid" },
  ]);
  expect((await control(server, "PATCH", "api/v1/tokens/nobody", { body: { state: "valid" } })).status).toBe(404);
});

test("a wrong secret reaches the caller as a failed authentication", async () => {
  const server = await serve({ config: { clients: [{ id: ID, secret: SECRET }] } });
  const token = clientCredentials({ clientId: ID, clientSecret: "no" });
  const failure: unknown = await createClient({ ...APP, token, baseUrl: server.url })
    .users.getStatus("zw123")
    .catch((error: unknown) => error);
  expect(isEmchatError(failure, "authentication") && String(failure.cause)).toContain("invalid_grant");
});

test("neither secret nor token is in any record", async () => {
  const server = await serve();
  const reply = await fetch(`${server.url}${TENANT}/token`, {
    method: "POST",
    headers: JSON_TYPE,
    body: JSON.stringify({ grant_type: "client_credentials", client_id: ID, client_secret: SECRET }),
  });
  const { access_token: token } = (await reply.json()) as { access_token: string };
  const { body, text } = await control(server, "GET", "api/v1/requests/latest");
  expect([body.outcome, body.status, body.request.body.size > 0]).toEqual(["answered", 200, true]);
  const seen = [text];
  for (const path of ["requests", "tokens", "info"]) seen.push((await control(server, "GET", `api/v1/${path}`)).text);
  for (const secret of [SECRET, token, token.slice(0, 20)]) expect(seen.join("\n")).not.toContain(secret);
});
