// @module-tag process
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type MockServer, startMockServer } from "@emchat/mock-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Example, layOut } from "./harness/example.ts";

const [org, app] = ["easemob-demo", "chatdemoui"];
let mock: MockServer;
let env: Record<string, string>;
let example: Example;

beforeEach(async () => {
  mock = await startMockServer({ port: 0 });
  env = { EMCHAT_BASE_URL: mock.url, EMCHAT_APP_KEY: `${org}#${app}`, EMCHAT_TOKEN: "any", PORT: "0" };
});
afterEach(async () => {
  await example.remove();
  await mock.close();
});

function delivered(): string[] {
  return mock.emulator.messages.list({ limit: 1_000 }).messages.map(({ target }) => target.name);
}

describe("the example", () => {
  it("orders-with-hono tells the customer, and says so when it could not", async () => {
    example = await layOut("orders-with-hono");
    const server = await example.start(["node", "src/server.ts"], env, /listening on (\S+)/);
    const ship = async (): Promise<unknown> => {
      const body = JSON.stringify({ customer: "zw123" });
      return (await fetch(`${server.caught}/orders/17/ship`, { method: "POST", body })).json();
    };
    expect(await ship()).toEqual({ shipped: true, told: "yes" });
    expect(delivered()).toEqual(["zw123"]);
    mock.emulator.faults.add("result:404");
    expect(await ship()).toEqual({ shipped: true, told: "no" });
    mock.emulator.faults.clear();
    mock.emulator.faults.add("reset");
    expect(await ship()).toEqual({ shipped: true, told: "maybe" });
    await server.stop();
  });

  it("announcement reaches everybody once, though it is stopped on the way", async () => {
    example = await layOut("announcement");
    const names = (await readFile(join(example.folder, "names.txt"), "utf8")).trim().split("\n");
    // So slow that there is much left, however late the word to stop comes.
    mock.emulator.faults.add("latency:500");
    const first = await example.start(["node", "announce.ts", "names.txt"], env, /: (\d+) done/);
    expect(await first.stop()).toMatch(/aborted: \d+ delivered/);
    mock.emulator.faults.clear();
    expect(delivered().length).toBeLessThan(names.length);
    const { code, output } = await example.run(["node", "announce.ts", "names.txt"], env);
    expect(output).toMatch(/complete: /);
    expect(code).toBe(0);
    expect(delivered().sort()).toEqual(names);
  });

  it("campaign-with-two-senders is sent by two, to everybody once", async () => {
    example = await layOut("campaign-with-two-senders");
    const scripts = (JSON.parse(await readFile(join(example.folder, "package.json"), "utf8")) as Scripts).scripts;
    const command = (name: string): string[] => (scripts[name] ?? "").split(" ");
    expect(await example.run(command("create"), env)).toMatchObject({ code: 0, output: expect.any(String) });
    const both = await Promise.all([example.run(command("work"), env), example.run(command("work"), env)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(new Set(delivered()).size).toBe(300);
    expect(delivered()).toHaveLength(300);
    expect((await example.run(command("status"), env)).output).toContain("300");
  });

  it("suite-with-vitest is green", async () => {
    example = await layOut("suite-with-vitest");
    const { code, output } = await example.run(["vitest", "run", "--root", example.folder]);
    expect(output).toMatch(/4 passed/);
    expect(code).toBe(0);
  });

  it("contract-in-ci judges the server that its workflow starts", async () => {
    example = await layOut("contract-in-ci");
    const workflow = parse(await readFile(join(example.folder, ".github/workflows/contract.yml"), "utf8")) as Workflow;
    expect(workflow.jobs.contract.steps.map(({ run }) => run)).toContain("npm run contract");
    const { scripts } = JSON.parse(await readFile(join(example.folder, "package.json"), "utf8")) as Scripts;
    const command = (scripts["contract"] ?? "").replace("http://127.0.0.1:8080", mock.url).split(" ");
    const { code, output } = await example.run(command, { ...env, EMCHAT_TOKEN: "any" });
    expect(output).toContain("is kept");
    expect(code).toBe(0);
  });
});

interface Scripts {
  readonly scripts: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly jobs: { readonly contract: { readonly steps: { readonly run?: string }[] } };
}
