import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { runMain, TOKEN } from "./run-cli.ts";
import { type RightServer, type ServerOptions, startRightServer } from "./servers/right-server.ts";
import { temporaryFile } from "./temporary.ts";

const servers: RightServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
});

async function pair(right: ServerOptions): Promise<string[]> {
  const both = [await startRightServer(), await startRightServer(right)];
  servers.push(...both);
  return ["parity", "--left", both[0]?.url ?? "", "--right", both[1]?.url ?? "", "--token", TOKEN];
}

test("two servers that answer alike have no difference", async () => {
  const { code, stdout } = await runMain(await pair({}));
  expect(stdout).toMatch(/No difference\. \d{4} cases compared/);
  expect(code).toBe(0);
});

test("differences of status, media type, header names and shape are told once each, with the cases", async () => {
  const [json, markdown] = [await temporaryFile("parity-", ".json"), await temporaryFile("parity-", ".md")];
  const args = await pair({
    spoil: (draft) => {
      if (draft.status === 413) draft.status = 400;
      if (draft.status === 405) draft.headers = {};
      if (draft.status === 401) draft.headers["Content-Type"] = "application/problem+json";
      if (draft.status === 200) (draft.body as Record<string, unknown>)["count"] = "1";
    },
  });
  const { code, stdout } = await runMain([...args, "--report", `json=${json}`, "--report", `markdown=${markdown}`]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/status +status +413 +400/);
  expect(stdout).toMatch(/headers +allow +present +absent/);
  expect(stdout).toMatch(/media-type +content-type +application\/json +application\/problem\+json/);
  expect(stdout).toMatch(/shape +\/count +absent +string/);
  const report = JSON.parse(await readFile(json, "utf8"));
  expect(report.differences).toHaveLength(4);
  expect(await readFile(markdown, "utf8")).toContain("| shape | /count | absent | string |");
});

test("what --ignore names may differ", async () => {
  const args = await pair({
    spoil: (draft) => {
      draft.headers["X-Request-Id"] = "1";
      if (draft.status === 200) (draft.body as Record<string, unknown>)["count"] = 1;
    },
  });
  args.push("--only", "getUserStatus/auth/*");
  expect((await runMain(args)).code).toBe(1);
  expect((await runMain([...args, "--ignore", "X-Request-Id", "--ignore", "/count"])).code).toBe(0);
});

test("a server that cannot be reached ends with exit 2 and is named", async () => {
  const args = await pair({});
  await servers.at(-1)?.close();
  const { code, stderr } = await runMain(args);
  expect(stderr).toContain(args[4]);
  expect(stderr).toContain("connection refused");
  expect(code).toBe(2);
});
