import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

const spec = fileURLToPath(new URL("../../../spec/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "emchat-lint-"));
cpSync(join(spec, "redocly.yaml"), join(folder, "redocly.yaml"));
const contract = readFileSync(join(spec, "openapi.yaml"), "utf8");
const STATUS = ["paths", "/{org}/{app}/users/{username}/status", "get"] as const;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lints the contract after an edit: the exit code, and what was said. */
function lint(edit: (document: ReturnType<typeof parseDocument>) => void): { code: number | null; said: string } {
  const document = parseDocument(contract);
  edit(document);
  writeFileSync(join(folder, "openapi.yaml"), document.toString());
  const { status, stdout, stderr } = spawnSync(
    join(spec, "node_modules/.bin/redocly"),
    ["lint", "openapi.yaml", "--config", "redocly.yaml"],
    { cwd: folder, encoding: "utf8", env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
  );
  return { code: status, said: stdout + stderr };
}

const ERAS = ["2014-07", "2014-07..2015", "2016..2021", "2022..2023", "2024..", "platform", "house"];

/** Every value that stands under `key`, however deep. */
function valuesOf(key: string, node: unknown): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => (name === key ? [value] : valuesOf(key, value)));
}

describe("the sources that the contract names", () => {
  it("are an era of the legend and a document, and nothing else", () => {
    const sources = valuesOf("x-source", parseDocument(contract).toJS());
    expect(sources.length).toBeGreaterThan(20);
    for (const source of sources) {
      expect(Object.keys(source as object)).toEqual(["era", "document"]);
      expect(ERAS).toContain((source as { era: unknown }).era);
      expect((source as { document: unknown }).document).toMatch(/\S/);
    }
  });
});

describe("the lint of the contract", () => {
  it("passes the contract as it stands", () => {
    expect(lint(() => {})).toMatchObject({ code: 0 });
  });

  it.each([
    ["an operation without an id", [...STATUS, "operationId"], "operation-operationId"],
    ["an operation without a summary", [...STATUS, "summary"], "operation-summary"],
    ["an operation without tags", [...STATUS, "tags"], "every-operation-is-complete"],
    ["an operation without a success", [...STATUS, "responses", "200"], "every-operation-has-a-success"],
    ["an operation that does not list an error", [...STATUS, "responses", "503"], "every-operation-lists-its-errors"],
    [
      "an operation with a token that does not list a refusal",
      [...STATUS, "responses", "404"],
      "every-operation-with-a-token-lists-its-refusals",
    ],
    [
      "a reply without examples",
      [...STATUS, "responses", "200", "content", "application/json", "examples"],
      "every-media-type-has-named-examples",
    ],
    ["a security scheme that is not defined", ["components", "securitySchemes", "adminToken"], "security-defined"],
  ])("refuses %s", (_what, path, rule) => {
    const { code, said } = lint((document) => expect(document.deleteIn(path)).toBe(true));
    expect(code).toBe(1);
    expect(said).toContain(rule);
  });

  it("asks for no refusals of an operation without a token", () => {
    const { said } = lint((document) => {
      document.setIn([...STATUS, "security"], []);
      document.deleteIn([...STATUS, "responses", "403"]);
    });
    expect(said).not.toContain("lists-its-refusals");
  });

  it("refuses an example that breaks its schema", () => {
    const example = ["components", "requestBodies", "SendMessage", "content", "application/json", "examples", "loc"];
    const { code, said } = lint((document) => document.setIn([...example, "value", "msg", "lat"], 139.9053));
    expect(code).toBe(1);
    expect(said).toContain("no-invalid-media-type-examples");
  });
});
