import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse as parseJunit } from "junit2json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { type Ended, runMain, TOKEN } from "./run-cli.ts";
import { type RightServer, startRightServer } from "./servers/right-server.ts";
import { temporaryFile } from "./temporary.ts";

const HOSTILE = "x\n::error::forged\r</testcase>]]>\u2028`|<img src=x onerror=alert(1)> $(id) '\" \u001b[31m";
const KINDS = ["github", "junit", "markdown", "sarif"] as const;

let server: RightServer;
let result: Ended;
const files = new Map<string, string>();

beforeAll(async () => {
  const document = parseDocument(
    await readFile(fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")), "utf8"),
  );
  document.setIn(["paths", "/{org}/{app}/users/{username}/status", "get", "operationId"], HOSTILE);
  document.setIn(["info", "title"], HOSTILE);
  document.setIn(["components", "schemas", "TextMessage", "properties", HOSTILE], {
    type: "string",
    description: HOSTILE,
  });
  document.setIn(["components", "schemas", "TextMessage", "properties", "__proto__"], { type: "string" });
  const spec = await temporaryFile("hostile-", ".yaml");
  await writeFile(spec, document.toString());
  for (const kind of KINDS) files.set(kind, await temporaryFile("hostile-", `.${kind}`));
  const reports = [...files].flatMap(([kind, file]) => ["--report", `${kind}=${file}`]);
  server = await startRightServer({
    spoil: (draft) => {
      if (draft.status === 401) draft.headers = {};
    },
  });
  const args = ["run", "--url", server.url, "--token", TOKEN, "--spec", spec, "--budget", "300", "--cases", "20"];
  result = await runMain([...args, ...reports]);
});

afterAll(() => server.close());

const report = (kind: (typeof KINDS)[number]): Promise<string> => readFile(files.get(kind) ?? "", "utf8");

test("a spec whose names are hostile is judged, and nothing in it begins a line of the kit's", () => {
  expect(result.code).toBe(1);
  expect(result.stdout).toContain("The contract is broken");
  expect(result.stdout + result.stderr).not.toMatch(/^(::|<\/)/m);
  for (const hidden of ["\u001b", "\u2028", "\r"]) expect(result.stdout).not.toContain(hidden);
});

test("reports of such a spec are well formed, and annotations are the kit's own alone", async () => {
  const lines = (await report("github")).trim().split(/\r?\n/);
  for (const line of lines)
    expect(line).toMatch(/^::(error file=[^,]+,line=\d+,title=[^:]+|warning title=[^:]+|notice title=[^:]+)::/);
  expect(await parseJunit(await report("junit"))).toHaveProperty("testsuite");
  expect(JSON.parse(await report("sarif"))).toHaveProperty("runs");
  expect(await report("markdown")).not.toMatch(/^(::|<img|<\/)/m);
});
