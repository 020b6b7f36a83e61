import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@emchat/client";
import { loadSpec, profileFromText, runContract } from "@emchat/contract";
import { createEmulator, createEmulatorFetch } from "@emchat/emulator";
import { createHandlers } from "@emchat/emulator/msw";
import { type Era, eras } from "@emchat/schema";
import { setupServer } from "msw/node";
import { describe, expect, test } from "vitest";
import type { MockServer } from "../src/index.ts";
import { emchatMock } from "./harness/cli-process.ts";
import { control } from "./harness/control-client.ts";
import { AUTHORIZED, GROUP, JSON_TYPE, SEND, STATUS, sendText, serve } from "./harness/running-server.ts";

const TOKEN = "YWMt-of-an-era";
const STRICT = {
  strict: true,
  config: {
    apps: [
      {
        org: "easemob-demo",
        app: "chatdemoui",
        users: [{ username: "zw123", status: "online" as const }],
        groups: ["1402541206787"],
      },
    ],
    tokens: [{ label: "era", token: TOKEN }],
  },
};

const dataOf = async (reply: Response): Promise<unknown> => ((await reply.json()) as { data: unknown }).data;

/** The shipped profile of an era, for a server whose users are known and who limits nothing. */
const profileOf = (era: Era) =>
  profileFromText(`extends: ${JSON.stringify(era)}\ntargets: known\nlimitsRate: false\nrate: 1000\n`, "of the test");

describe.each(eras.map((era) => [era] as const))("a mock of the era %s", (era) => {
  test("is kept by the judge's profile of that era, and by no other", async () => {
    const server = await serve({ ...STRICT, era });
    const spec = await loadSpec();
    for (const judged of eras) {
      // One example of each call is enough to tell another form.
      const only = judged === era ? [] : ["*/example*"];
      const run = { url: server.url, spec, token: TOKEN, profile: profileOf(judged), only };
      const { verdict, failures } = await runContract(run);
      const causes = failures.map(({ first: { id, check, got } }) => `${id}: ${check}, ${got}`);
      expect(verdict, `judged as ${judged}: ${causes.join("\n")}`).toBe(judged === era ? "kept" : "broken");
    }
  });

  test("is understood by the client", async () => {
    const { url } = await serve({ ...STRICT, era });
    const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: TOKEN, baseUrl: url });
    expect(await client.users.getStatus("ZW123")).toMatchObject({ status: "online" });
    const sent = [
      await client.users.sendMessage("zw123", "hello"),
      await client.groups.sendMessage("1402541206787", "hello"),
    ];
    for (const { results } of sent) expect(results).toMatchObject([{ ok: true, code: 200 }]);
  });
});

test("today data maps the name in lower case to a word, and the id of a message finds it on the mock", async () => {
  const server = await serve({ era: "today" });
  expect(await dataOf(await fetch(server.url + STATUS.replace("zw123", "ZW123"), { headers: AUTHORIZED }))).toEqual({
    zw123: "offline",
  });
  const ids: string[] = [];
  for (const path of [SEND, SEND, GROUP]) {
    const [entry] = Object.entries((await dataOf(await sendText(server, "hi", { path }))) as Record<string, string>);
    expect(entry?.[0]).toBe(path === GROUP ? "1402541206787" : "zw123");
    expect(entry?.[1]).toMatch(/^[0-9]{19}$/);
    ids.push(entry?.[1] ?? "");
  }
  expect(new Set(ids).size).toBe(3);
  const { body } = await control(server, "GET", `api/v1/messages/${ids[1]}`);
  expect(body).toMatchObject({ id: ids[1] });
});

test("the judge of today tells a name that was not asked for, two names, and a word that is none", async () => {
  const spec = await loadSpec();
  for (const [data, check] of [
    [{ somebody: "offline" }, "relation:target-is-the-key"],
    [{ zw123: "offline", somebody: "offline" }, "relation:target-is-the-key"],
    [{ zw123: "asleep" }, "schema"],
  ] as const) {
    const body = { data, timestamp: Date.now(), duration: 1 };
    const { url } = await serve({ ...STRICT, config: { ...STRICT.config, replies: [{ status: 200, body }] } });
    const only = ["getUserStatus/path/*"];
    const { failures } = await runContract({ url, spec, token: TOKEN, profile: profileOf("today"), only });
    expect(failures.map(({ first }) => first.check)).toContain(check);
  }
});

test("today a target that is set up to fail is no success for the client", async () => {
  const { url } = await serve({ era: "today", faults: ["result:404"] });
  const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: TOKEN, baseUrl: url });
  await expect(client.users.sendMessage("zw123", "hello")).rejects.toMatchObject({ outcome: "rejected" });
});

test("a reply that somebody prepared, and an error, are the same in every era", async () => {
  const replies = [
    { match: { operations: ["getUserStatus" as const] }, status: 200, body: { data: [{ result_code: 200 }] } },
  ];
  const server = await serve({ era: "today", config: { replies } });
  expect(await dataOf(await fetch(server.url + STATUS, { headers: AUTHORIZED }))).toEqual([{ result_code: 200 }]);
  expect(await (await fetch(server.url + SEND, { method: "POST", headers: JSON_TYPE })).json()).toMatchObject({
    error: "unauthorized",
  });
});

test("the emulator's fetch and the handlers for MSW tell the same as the server", async () => {
  const clock = () => 1_404_932_199_220;
  const config = { era: "today" as const, seed: 1 };
  const emulators = [createEmulator({ config, clock }), createEmulator({ config, clock })] as const;
  const network = setupServer(...createHandlers(emulators[1], { baseUrl: "https://msw.example" }));
  network.listen({ onUnhandledFrame: "bypass" });
  try {
    const server = await serve({ config, clock });
    const send = {
      method: "POST",
      headers: { ...AUTHORIZED, ...JSON_TYPE },
      body: '{"msg":{"type":"txt","msg":"hi"}}',
    };
    const told = async (call: typeof fetch, base: string): Promise<unknown> => [
      await dataOf(await call(base + STATUS, { headers: AUTHORIZED })),
      await dataOf(await call(base + SEND, send)),
      await dataOf(await call(base + STATUS, { headers: { ...AUTHORIZED, prefer: "example=online" } })),
    ];
    const own = await told(createEmulatorFetch(emulators[0]), "https://a1.easemob.com");
    expect(own).toEqual([{ zw123: "offline" }, { zw123: "1404932199220000001" }, { zw123: "online" }]);
    expect(await told(fetch, "https://msw.example")).toEqual(own);
    expect(await told(fetch, server.url)).toEqual(own);
  } finally {
    network.close();
  }
});

test("the command takes an era by its flag, and names those there are", async () => {
  const url = await emchatMock(["--port", "0", "--era", "today"]).ready();
  expect(await dataOf(await fetch(url + STATUS, { headers: AUTHORIZED }))).toEqual({ zw123: "offline" });
  const wrong = emchatMock(["--port", "0", "--era", "2016"]);
  expect(await wrong.ended).toBe(2);
  expect(wrong.stderr()).toContain("--era must be one of 2014, today");
});

test("the editors' schema of the configuration knows the eras of the contract", () => {
  const schema = JSON.parse(readFileSync(new URL("../schema/emchat-mock.schema.json", import.meta.url), "utf8")) as {
    properties: { era: { enum: string[]; default: string } };
  };
  expect(schema.properties.era.enum).toEqual([...eras]);
  expect(schema.properties.era.default).toBe(eras[0]);
});

describe("the era shows", () => {
  const eraShown = async (server: MockServer, session?: string): Promise<unknown> =>
    (await control(server, "GET", "api/v1/info", session === undefined ? {} : { session })).body["era"];

  test("in what the server says of itself, session by session", async () => {
    const scenarios = [{ name: "now", era: "today" as const }];
    const server = await serve({ era: undefined, scenarios: [{ name: "then" }, ...scenarios] });
    expect(await eraShown(server)).toBe("2014");
    await control(server, "PUT", "api/v1/scenario", { session: "later", body: { name: "now" } });
    expect([await eraShown(server), await eraShown(server, "later")]).toEqual(["2014", "today"]);
    expect(await eraShown(await serve({ config: { era: "today" } }))).toBe("today");
  });

  test.each(eras.flatMap((real) => eras.map((judged) => [real, judged] as const)))(
    "in front of a service of the era %s, by what replies are judged in the era %s",
    async (real, judged) => {
      const upstream = await serve({ era: real });
      const proxy = await serve({ upstream: upstream.url, era: judged });
      expect(await eraShown(proxy)).toBe(judged);
      expect((await fetch(proxy.url + STATUS, { headers: AUTHORIZED })).status).toBe(200);
      expect((await sendText(proxy, "hello")).status).toBe(200);
      expect((await fetch(proxy.url + STATUS)).status).toBe(401);
      const { body } = await control(proxy, "GET", "api/v1/requests");
      const calls = body["requests"] as { id: string; status: number }[];
      expect(calls.map(({ status }) => status)).toEqual([401, 200, 200]);
      for (const { id, status } of calls) {
        const { contract } = (await control(proxy, "GET", `api/v1/requests/${id}`)).body;

        const broken = (contract.responseViolations as { pointer: string }[]).map(({ pointer }) => pointer);
        expect(broken).toEqual(status === 200 && real !== judged ? ["/data"] : []);
        expect(contract.requestViolations).toEqual([]);
      }
    },
  );

  test("in replies by a contract that was edited, as far as that tells of it", async () => {
    const text = readFileSync(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8");
    const folder = mkdtempSync(join(tmpdir(), "emchat-eras-"));
    const edited = join(folder, "edited.yaml");
    writeFileSync(edited, text.replace(/^ {2}title: .*$/m, "  title: Edited"));
    const server = await serve({ spec: edited, era: "today" });
    expect(await eraShown(server)).toBe("today");
    expect(await dataOf(await fetch(server.url + STATUS, { headers: AUTHORIZED }))).toEqual({ zw123: "offline" });

    const silent = join(folder, "silent.yaml");
    writeFileSync(silent, text.replaceAll("x-eras:", "x-other:"));
    await expect(serve({ spec: silent, era: "today" })).rejects.toThrow(
      /silent\.yaml:\d+:\d+: its x-eras do not tell of the era today/,
    );
    expect(await eraShown(await serve({ spec: silent }))).toBe(undefined);
  });
});
