import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { MockServer, MockServerOptions } from "../../src/index.ts";
import { start } from "../harness/cli-process.ts";
import { control } from "../harness/control-client.ts";
import { serve } from "../harness/running-server.ts";

// The independent judge: the contract kit's own command as it is published, as a process, against the mock over a socket.

const KIT = fileURLToPath(new URL("dist/cli.js", import.meta.resolve("@emchat/contract/package.json")));
const TOKEN = "YWMt-kit-only";

async function judge(server: MockServer, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const kit = start(
    process.execPath,
    [KIT, "run", "--url", server.url, "--org", "easemob-demo", "--app", "chatdemoui", ...args],
    { env: { EMCHAT_TOKEN: TOKEN } },
  );
  const code = await kit.ended;
  return { code, output: kit.stdout() + kit.stderr() };
}

const MODES: readonly (readonly [string, string, MockServerOptions])[] = [
  ["by default", "mock", {}],
  [
    "in strict mode",
    "mock-strict",
    {
      strict: true,
      config: {
        apps: [{ org: "easemob-demo", app: "chatdemoui", users: ["zw123"], groups: ["1402541206787"] }],
        tokens: [{ label: "kit", token: TOKEN }],
      },
    },
  ],
];

test.each(MODES)("the mock keeps the contract %s", async (_, profile, options) => {
  const { code, output } = await judge(await serve(options), ["--profile", profile, "--cases", "50"]);
  expect(code, output).toBe(0);
  expect(output).toMatch(/coverage +100 %/);
});

test("the kit ends with 0 when a rate is on that it is told to stay under, and with 1 when it is not", async () => {
  const server = await serve();
  await control(server, "POST", "api/v1/faults", { body: { effect: { kind: "rate", limit: 600, per: "second" } } });
  const only = ["--profile", "mock", "--cases", "0", "--only", "getUserStatus/path/*"];
  const careful = await judge(server, [...only, "--rate", "200"]);
  expect(careful.code, careful.output).toBe(0);
  await control(server, "DELETE", "api/v1/faults");
  await control(server, "POST", "api/v1/faults", {
    body: { effect: { kind: "error", status: 429, retryAfter: 0 }, percent: 50 },
  });
  expect((await judge(server, only)).code).toBe(1);
});

// What is only slow keeps the contract; everything else breaks what was asked for.
test.each([
  [0, { kind: "latency", min: 5, max: 20 }],
  [0, { kind: "drip", bytes: 100, every: 2 }],
  [1, { kind: "error", status: 500 }],
  [1, { kind: "error", status: 401, error: "nonsense" }],
  [1, { kind: "result", code: 404, result: "gone" }],
  [1, { kind: "reset" }],
  [1, { kind: "empty" }],
  [1, { kind: "truncate" }],
  [1, { kind: "malformed" }],
  [1, { kind: "content-type" }],
])("the kit ends with %i when the fault %j is on", async (code, effect) => {
  const server = await serve();
  await control(server, "POST", "api/v1/faults", { body: { effect, ...(code === 1 ? { percent: 30 } : undefined) } });
  // A server is blamed for one case; that it is blamed for none, many have to say.
  const only = code === 1 ? "getUserStatus/header/*" : "getUserStatus/*";
  const outcome = await judge(server, [
    "--cases",
    "0",
    "--profile",
    "mock",
    "--only",
    only,
    "--only",
    "sendMessageToGroup/body/examples/*",
  ]);
  expect(outcome.code, outcome.output).toBe(code);
});
