import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { runDiff } from "../../src/diff/command.ts";
import { askRedocly } from "../../src/diff/second-opinion.ts";
import { type Edit, set } from "./edits.ts";
import { specPath, specWith } from "./spec-with.ts";

// Redocly is asked once of the same two documents: each time costs a second of a processor.
vi.mock(import("../../src/diff/second-opinion.ts"), async (load) => {
  const { askRedocly: ask } = await load();
  const opinions = new Map<string, ReturnType<typeof ask>>();
  const askRedocly = (...given: Parameters<typeof ask>): ReturnType<typeof ask> => {
    const asked = JSON.stringify(given);
    const opinion = opinions.get(asked) ?? ask(...given);
    opinions.set(asked, opinion);
    return opinion;
  };
  return { askRedocly };
});

const breakingEdit = set("/components/schemas/TextMessage/properties/msg/maxLength", 4096);
const harmlessEdit = set("/components/schemas/AudioMessage/properties/codec", { type: "string" });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "diff-command-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const edited = (edit: Edit): string => write("new.yaml", stringify(specWith(edit)));

async function diff(...argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const code = await runDiff(argv, { stdout: (text) => stdout.push(text), stderr: (text) => stderr.push(text) });
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

describe("The exit code", () => {
  test("is 0 and the report says so when nothing changed", async () => {
    const { code, stdout, stderr } = await diff(specPath, specPath);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("No changes.");
  });

  test("is 1 when something breaks, and 0 with --fail-on none", async () => {
    const changed = edited(breakingEdit);
    expect((await diff(specPath, changed)).code).toBe(1);
    expect((await diff(specPath, changed, "--fail-on", "none")).code).toBe(0);
  });

  test("is 0 when what changed breaks nobody", async () => {
    expect((await diff(specPath, edited(harmlessEdit))).code).toBe(0);
  });

  test.each([
    ["one document only", [specPath], /Two documents/],
    ["an unknown option", [specPath, specPath, "--loud"], /--loud/],
    ["an unknown format", [specPath, specPath, "--format", "pdf"], /text, json, markdown, github/],
    ["an unknown level", [specPath, specPath, "--fail-on", "minor"], /breaking or none/],
    ["a file that is not there", [specPath, "/no/such/file.yaml"], /no file \/no\/such\/file\.yaml/],
    ["a folder", [specPath, tmpdir()], /cannot be read/],
    ["a ref that is not there", ["nowhere:spec.yaml", specPath], /git cannot show nowhere:spec\.yaml/],
    ["changesets that are not there", [specPath, specPath, "--changesets", "/no/such"], /\/no\/such cannot be read/],
  ])("is 2, with the reason, for %s", async (_, argv, reason) => {
    const { code, stdout, stderr } = await diff(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(reason);
  });

  test.each([
    ["YAML with a mistake", "openapi: [", /not valid YAML/],
    [
      "YAML that grows without end",
      `a: &a [1]\n${[..."bcdefghi"].map((name, index) => `${name}: &${name} [${`*${"abcdefgh"[index]},`.repeat(20)}]`).join("\n")}\n`,
      /cannot be read as data/,
    ],
    ["HTML", "<html><body>404</body></html>", /not OpenAPI 3/],
    ["nothing in it", "", /not OpenAPI 3/],
  ])("is 2 for a file with %s", async (_, content, reason) => {
    const { code, stderr } = await diff(specPath, write("bad.yaml", content));
    expect(code).toBe(2);
    expect(stderr).toMatch(reason);
  });
});

describe("The report", () => {
  test("as text has one sentence, the place and the line for each change", async () => {
    const { stdout } = await diff(specPath, edited(breakingEdit));
    expect(stdout).toMatch(/^breaking \(minor\): `maxLength` of `TextMessage\.msg` goes from 40960 to 4096: .+\.\n/);
    expect(stdout).toMatch(/new\.yaml:\d+ #\/components\/schemas\/TextMessage\/properties\/msg\/maxLength/);
    expect(stdout).toContain("1 change, 1 breaking; version 0.1.0 asks for a minor bump.");
  });

  test("as JSON can be read by programs", async () => {
    const { stdout } = await diff(specPath, edited(breakingEdit), "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      version: "0.1.0",
      asked: "minor",
      breaking: 1,
      changes: [{ rule: "maxLength-narrowed", verdict: "breaking", bump: "major", asks: "minor", breaks: ["callers"] }],
    });
  });

  test("as Markdown is a table", async () => {
    const { stdout } = await diff(specPath, edited(harmlessEdit), "--format", "markdown");
    expect(stdout).toContain("| non-breaking | minor | nobody |");
  });

  test("for GitHub annotates the line in the new document, and nothing breaks out of the annotation", async () => {
    const changed = edited(set("/components/schemas/FileSecret/pattern", "a\n::error::%0A"));
    const { stdout } = await diff(specPath, changed, "--format", "github");
    expect(stdout).toMatch(/^::error file=[^,]*new\.yaml,line=\d+,title=breaking%2C asks for minor::/);
    expect(stdout.split("\n").filter((line) => line.startsWith("::"))).toHaveLength(1);
  });

  test("asks for a major bump from version 1.0.0 on", async () => {
    const one = set("/info/version", "1.4.0");
    const old = write("old.json", JSON.stringify(specWith(one)));
    const renewed = write("new.json", JSON.stringify(specWith(one, breakingEdit)));
    expect((await diff(old, renewed)).stdout).toContain("version 1.4.0 asks for a major bump");
  });
});

test("A document can be taken from git by REF:path", async () => {
  const git = (...args: readonly string[]): void => {
    const identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
    execFileSync("git", [...identity, ...args], { cwd: folder });
  };
  git("init", "--quiet");
  const path = write("spec/openapi.yaml", stringify(specWith()));
  git("add", ".");
  git("commit", "--quiet", "--no-verify", "--message", "first");
  writeFileSync(path, stringify(specWith(breakingEdit)));
  const script = join(import.meta.dirname, "run-diff.ts");
  const run = (): string =>
    execFileSync(process.execPath, [script, "HEAD:spec/openapi.yaml", path, "--fail-on", "none"], {
      cwd: folder,
      encoding: "utf8",
    });
  expect(run()).toContain("1 change, 1 breaking");
});

describe("Against the pending changesets", () => {
  const changeset = (name: string, lines: string): string =>
    write(`.changeset/${name}.md`, `---\n${lines}\n---\n\nWhy.\n`);
  const gate = (edit: Edit) =>
    diff(specPath, edited(edit), "--fail-on", "none", "--changesets", join(folder, ".changeset"));

  test("a declared bump that is as high as asked for passes", async () => {
    changeset("one", '"@emchat/client": patch');
    changeset("two", '"@emchat/schema": minor\n"@emchat/client": none');
    const { code, stdout } = await gate(breakingEdit);
    expect(code).toBe(0);
    expect(stdout).toContain("2 pending changesets: a minor bump declared, which is enough.");
  });

  test("a declared bump that is too low fails and says what to raise it to", async () => {
    changeset("one", '"@emchat/client": patch');
    const { code, stdout } = await gate(breakingEdit);
    expect(code).toBe(1);
    expect(stdout).toContain("the changes ask for minor; raise the changeset to minor");
  });

  test("no changeset at all fails where a change asks for a bump, and passes where nothing changed", async () => {
    write(".changeset/README.md", "---\nnot: read\n---\n");
    expect((await gate(harmlessEdit)).code).toBe(1);
    expect((await gate(() => {})).code).toBe(0);
  });

  test("only packages of the fixed group count", async () => {
    write(".changeset/config.json", JSON.stringify({ fixed: [["@emchat/*"]] }));
    changeset("one", '"somebody-else": major');
    expect((await gate(breakingEdit)).code).toBe(1);
    changeset("two", "'@emchat/contract': minor");
    expect((await gate(breakingEdit)).code).toBe(0);
  });

  test("a file that is not a changeset is an error, not a pass", async () => {
    changeset("one", '"@emchat/client": huge');
    const { code, stderr } = await gate(breakingEdit);
    expect(code).toBe(2);
    expect(stderr).toContain('declares "huge"');
  });
});

describe("The second opinion of Redocly", () => {
  test("is left out with the reason where it is not installed", async () => {
    const { says, added } = await askRedocly(specWith(), specWith(breakingEdit), [], []);
    expect(added).toEqual([]);
    expect(says).toContain("@redocly/cli is not installed");
  });

  test("adds what it finds where we found nothing, and nothing where we did", async () => {
    const [old, renewed] = [specWith(), specWith(breakingEdit)];
    const alone = await askRedocly(old, renewed, []);
    expect(alone.added.map(({ verdict, rule }) => [verdict, rule])).toEqual([
      ["breaking", "redocly-schema-constraint-changed"],
    ]);
    expect((await askRedocly(old, renewed, alone.added)).added).toEqual([]);
  });
});

test("The real spec reads the same from JSON as from YAML", async () => {
  const json = write("spec.json", JSON.stringify(parse(stringify(specWith()))));
  expect((await diff(specPath, json)).stdout).toContain("No changes.");
});
