import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

const spec = fileURLToPath(new URL("../../../spec/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "emchat-lint-"));
cpSync(join(spec, "redocly.yaml"), join(folder, "redocly.yaml"));
const contract = readFileSync(join(spec, "openapi.yaml"), "utf8");
const STATUS = ["paths", "/{org}/{app}/users/{username}/status", "get"] as const;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the lint says of one file. */
interface Verdict {
  readonly totals: { readonly errors: number };
  readonly problems: readonly { readonly ruleId: string }[];
}

/** Lints files of the folder in one process: its exit code, and what it says of each of them, in their order. */
function lint(files: readonly string[]): { code: number | null; verdicts: Verdict[] } {
  const { status, stdout } = spawnSync(
    join(spec, "node_modules/.bin/redocly"),
    ["lint", ...files, "--config", "redocly.yaml", "--format", "json"],
    { cwd: folder, encoding: "utf8", env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
  );
  return { code: status, verdicts: stdout.split(/(?<=^\})(?=\{)/m).map((text) => JSON.parse(text)) };
}

type Edit = (document: ReturnType<typeof parseDocument>) => void;

/** Writes the contract into the folder, after an edit. */
function write(file: string, edit: Edit): void {
  const document = parseDocument(contract);
  edit(document);
  writeFileSync(join(folder, file), document.toString());
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

/** Parts of the contract that may not be missing, and the rule that misses them. */
const WITHOUT: readonly (readonly [what: string, path: readonly string[], rule: string])[] = [
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
];

const EXAMPLE = ["components", "requestBodies", "SendMessage", "content", "application/json", "examples", "loc"];

const EDITS: readonly (readonly [what: string, edit: Edit])[] = [
  ...WITHOUT.map(
    ([what, path]) => [what, (document: Parameters<Edit>[0]) => expect(document.deleteIn(path)).toBe(true)] as const,
  ),
  [
    "an operation without a token",
    (document) => {
      document.setIn([...STATUS, "security"], []);
      document.deleteIn([...STATUS, "responses", "403"]);
    },
  ],
  ["an example that breaks its schema", (document) => document.setIn([...EXAMPLE, "value", "msg", "lat"], 139.9053)],
];

describe("the lint of the contract", () => {
  let code: number | null;
  const saidOf = new Map<string, Verdict>();
  beforeAll(() => {
    for (const [nth, [, edit]] of EDITS.entries()) write(`${nth}.yaml`, edit);
    const linted = lint(EDITS.map((_, nth) => `${nth}.yaml`));
    code = linted.code;
    for (const [nth, verdict] of linted.verdicts.entries()) saidOf.set(EDITS[nth]?.[0] ?? "", verdict);
  });

  const expectRefused = (what: string, rule: string): void => {
    expect(code).toBe(1);
    const { totals, problems } = saidOf.get(what) ?? expect.fail(`nothing is said of ${what}`);
    expect(totals.errors).toBeGreaterThan(0);
    expect(problems.map(({ ruleId }) => ruleId)).toContainEqual(expect.stringContaining(rule));
  };

  it("passes the contract as it stands", () => {
    write("openapi.yaml", () => {});
    expect(lint(["openapi.yaml"])).toMatchObject({ code: 0, verdicts: [{ problems: [] }] });
  });

  it.each(WITHOUT)("refuses %s", (what, _path, rule) => expectRefused(what, rule));

  it("asks for no refusals of an operation without a token", () => {
    const { problems } = saidOf.get("an operation without a token") ?? expect.fail("nothing is said of it");
    expect(problems.map(({ ruleId }) => ruleId).join()).not.toContain("lists-its-refusals");
  });

  it("refuses an example that breaks its schema", () => {
    expectRefused("an example that breaks its schema", "no-invalid-media-type-examples");
  });
});
