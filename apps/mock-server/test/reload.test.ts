import { copyFileSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { emchatMock } from "./harness/cli-process.ts";
import { control } from "./harness/control-client.ts";
import { listen } from "./harness/event-stream.ts";
import { AUTHORIZED, askStatus, JSON_TYPE, SEND, sendText, serve } from "./harness/running-server.ts";

const SPEC = readFileSync(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8");
const PING = `paths:
  /{org}/{app}/ping/{name}:
    get:
      operationId: ping
      parameters:
        - { name: name, in: path, required: true, schema: { type: string, maxLength: 5 } }
      responses:
        "200":
          description: pong
          content: { application/json: { schema: { $ref: "./pong.yaml" }, example: { pong: true } } }
`;
const folder = (): string => mkdtempSync(join(tmpdir(), "emchat-reload-"));
/** File systems with whole seconds, and a watch that looks twice a second. */
const PATIENCE = { timeout: 40_000, interval: 100 };

test("a contract that is edited is served without a restart, keeps the state, and a broken one leaves the last good one", async () => {
  const cwd = folder();
  const file = join(cwd, "spec.yaml");
  writeFileSync(file, SPEC);
  writeFileSync(join(cwd, "pong.yaml"), "type: object\nrequired: [pong]\nproperties: { pong: { type: boolean } }\n");
  const server = await serve({ spec: file, watch: true });
  const stream = await listen(server, "?types=spec");
  const specInfo = async (): Promise<{ hash: string; error?: string }> =>
    (await control(server, "GET", "api/v1/info")).body.spec;
  const { hash } = await specInfo();
  await sendText(server, "before");

  writeFileSync(file, SPEC.replace("paths:\n", PING));
  await expect.poll(async () => (await specInfo()).hash, PATIENCE).not.toBe(hash);
  expect((await stream.next("spec")).data.hash).toBe((await specInfo()).hash);
  const ping = (name: string, init: RequestInit = { headers: AUTHORIZED }): Promise<Response> =>
    fetch(`${server.url}/easemob-demo/chatdemoui/ping/${name}`, init);
  expect(await (await ping("bob")).json()).toEqual({ pong: true });
  expect([(await ping("far-too-long")).status, (await ping("bob", {})).status, (await ping("%zz")).status]).toEqual([
    400, 401, 400,
  ]);
  const wrong = await ping("bob", { method: "PUT", headers: AUTHORIZED });
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  expect(
    (await control(server, "GET", "api/v1/spec")).body.paths["/{org}/{app}/ping/{name}"].get.responses["200"].content[
      "application/json"
    ].schema.required,
  ).toEqual(["pong"]);

  // What the emulator knows it still answers, from its state and with its rules.
  expect((await askStatus(server)).status).toBe(200);
  await sendText(server, "after");
  expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(2);
  const bad = await fetch(server.url + SEND, {
    method: "POST",
    headers: { ...AUTHORIZED, ...JSON_TYPE },
    body: '{"mgs":{}}',
  });
  expect([bad.status, ((await bad.json()) as { error: string }).error]).toEqual([400, "illegal_argument"]);
  const torn = await fetch(server.url + SEND, {
    method: "POST",
    headers: { ...AUTHORIZED, ...JSON_TYPE },
    body: '{"msg":',
  });
  expect(((await torn.json()) as { error: string }).error).toBe("json_parse");
  expect((await askStatus(server, { prefer: "code=503" })).status).toBe(503);
  expect((await askStatus(server, { prefer: "dynamic=true" })).status).toBe(200);

  // A file that the contract refers to counts too.
  const before = (await specInfo()).hash;
  writeFileSync(
    join(cwd, "pong.yaml"),
    "type: object\nrequired: [pong]\nproperties: { pong: { type: boolean }, at: { type: integer } }\n",
  );
  await expect.poll(async () => (await specInfo()).hash, PATIENCE).not.toBe(before);

  writeFileSync(file, "openapi: 3.1.1\npaths: {\n");
  await expect.poll(async () => (await specInfo()).error, PATIENCE).toMatch(/spec\.yaml:\d+:\d+: /);
  expect(await (await ping("bob")).json()).toEqual({ pong: true });
  writeFileSync(
    file,
    SPEC.replace("enum: [online, offline]", "enum: [here, gone]").replace(
      "type: string\n      description: Whether a user",
      "type: strng\n      description: Whether a user",
    ),
  );
  await expect.poll(async () => (await specInfo()).error, PATIENCE).toMatch(/does not compile|does not fit/);
  expect((await ping("bob")).status).toBe(200);

  writeFileSync(file, SPEC);
  await expect.poll(async () => (await specInfo()).hash, PATIENCE).toBe(hash);
  expect((await specInfo()).error).toBeUndefined();
  expect((await ping("bob")).status).toBe(404);
  expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(2);
  stream.close();
});

test("a contract whose reply the emulator no longer fits is answered from its own examples", async () => {
  const file = join(folder(), "spec.yaml");
  writeFileSync(
    file,
    SPEC.replace("required: [data, timestamp, duration]", "required: [data, timestamp, duration, cluster]")
      .replace(/(\n {16}offline:\n {18}summary: .*\n {18}value:\n)/, "$1                    cluster: a1\n")
      .replace(/(\n {16}online:\n {18}summary: .*\n {18}value:\n)/, "$1                    cluster: a1\n"),
  );
  const server = await serve({ spec: file });
  const reply = (await (await askStatus(server)).json()) as { cluster?: string };
  expect(reply.cluster).toBe("a1");
  expect((await sendText(server, "hi")).status).toBe(200);
});

test("of an edited configuration the difference counts: what tests have set meanwhile stays, and the log says what has changed", async () => {
  const cwd = folder();
  const file = join(cwd, "emchat-mock.yaml");
  const config = (users: string, rest = ""): string =>
    `apps:\n  - { org: easemob-demo, app: chatdemoui, users: [${users}], groups: [g1] }\n${rest}`;
  writeFileSync(file, config("alice, bob, carol"));
  const cli = emchatMock(["--port", "0"], { cwd });
  const server = { url: await cli.ready() };
  const people = "api/v1/apps/easemob-demo/chatdemoui/users";
  await control(server, "PUT", `${people}/alice`, { body: { status: "online" } });
  await control(server, "PUT", `${people}/stranger`, { body: { status: "online" } });
  writeFileSync(file, config("alice, { username: bob, status: online }", "seed: 5\nstrict: true\n"));
  await expect
    .poll(cli.stderr, PATIENCE)
    .toContain(
      "the configuration was read again (emchat-mock.yaml): 1 user set, 1 user removed, strict, seed (counts after a reset)",
    );
  const { body } = await control(server, "GET", people);
  const users = body.users
    .filter(({ known = true }) => known)
    .map((user: Record<string, string>) => `${user["username"]} ${user["status"]}`);
  expect(users.toSorted()).toEqual(["alice online", "bob online", "stranger online"]);
  expect((await control(server, "GET", "api/v1/info")).body).toMatchObject({ strict: true, seed: 1 });
});

test("a configuration that is edited counts without a restart, keeps the state, and a broken one leaves the last good one", async () => {
  const file = join(folder(), "emchat-mock.yaml");
  const config = (token: string, user: string): string =>
    `apps:\n  - { org: easemob-demo, app: chatdemoui, users: [{ username: ${user}, status: online }] }\ntokens:\n  - { label: ci, token: ${token}, state: expired }\n`;
  writeFileSync(file, config("first-token", "alice"));
  const server = await serve({ config: file, watch: true });
  const error = async (token: string): Promise<string | undefined> =>
    ((await (await askStatus(server, { authorization: `Bearer ${token}` })).json()) as { error?: string }).error;
  const info = async (): Promise<{ error?: string }> => (await control(server, "GET", "api/v1/info")).body.config;
  await sendText(server, "kept");
  const early = await listen(server, "?session=early");
  expect([await error("first-token"), await error("second-token")]).toEqual(["expired_token", undefined]);

  writeFileSync(file, config("second-token", "bob"));
  await expect.poll(() => error("second-token"), PATIENCE).toBe("expired_token");
  expect(await error("first-token")).toBeUndefined();
  const users = (await control(server, "GET", "api/v1/apps/easemob-demo/chatdemoui/users")).body.users.map(
    ({ username, status }: Record<string, string>) => `${username} ${status}`,
  );
  expect(users).toContain("bob online");
  expect(users.join()).not.toContain("alice");
  // A session in which somebody listens before it has begun begins with what counts now.
  const begun = await askStatus(server, { authorization: "Bearer second-token", "x-mock-session": "early" });
  expect(begun.status).toBe(401);
  early.close();
  expect((await control(server, "GET", "api/v1/messages")).body.total).toBe(1);

  writeFileSync(file, config("third-token", "bob").replace("expired", "expird"));
  await expect
    .poll(async () => (await info()).error, PATIENCE)
    .toMatch(/emchat-mock\.yaml:4:\d+: \/tokens\/0\/state must be one of/);
  expect((await info()).error).not.toContain("third-token");
  expect(await error("second-token")).toBe("expired_token");
  writeFileSync(file, config("third-token", "bob"));
  await expect.poll(() => error("third-token"), PATIENCE).toBe("expired_token");
  expect((await info()).error).toBeUndefined();
});

test("a file that is written again as soon as it counts is read again, and so is one that was replaced", async () => {
  const cwd = folder();
  const file = join(cwd, "spec.yaml");
  writeFileSync(file, SPEC);
  const server = await serve({ spec: file, watch: true });
  const titleOf = async (): Promise<string> => (await control(server, "GET", "api/v1/spec")).body.info.title;
  for (const title of ["one", "two", "three", "four"]) {
    const other = join(cwd, "other.yaml");
    writeFileSync(other, SPEC.replace(/^ {2}title: .*$/m, `  title: ${title}`));
    if (title === "four") renameSync(other, file);
    else copyFileSync(other, file);
    await expect.poll(titleOf, { ...PATIENCE, interval: 1 }).toBe(title);
  }
});
