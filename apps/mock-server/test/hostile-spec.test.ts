import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadSpec, MAX_SPEC_NODES } from "../src/spec/load-spec.ts";
import { SpecError } from "../src/spec/spec-error.ts";
import { emchatMock } from "./harness/cli-process.ts";

const folder = mkdtempSync(join(tmpdir(), "emchat-hostile-"));
const inner = join(folder, "contract");
mkdirSync(inner);
writeFileSync(join(folder, "secret.yaml"), "password: s3cret\n");

/** A contract whose schemas are these lines. */
function contract(schemas: readonly string[], head: readonly string[] = []): string {
  const file = join(inner, "spec.yaml");
  const lines = [
    "openapi: 3.1.1",
    "info: { title: t, version: '1' }",
    "jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema",
    ...head,
    "paths: {}",
    "components:",
    "  schemas:",
    ...schemas.map((line) => `    ${line}`),
  ];
  writeFileSync(file, lines.join("\n"));
  return file;
}
const refusalOf = (file: string): string => {
  try {
    loadSpec(file);
    return "";
  } catch (error) {
    if (error instanceof SpecError) return error.message;
    throw error;
  }
};
const ref = (name: string): string => `{ $ref: "#/components/schemas/${name}" }`;
const doubling = (levels: number): string[] =>
  Array.from(
    { length: levels },
    (_, at) => `L${at}: { properties: { a: ${ref(`L${at + 1}`)}, b: ${ref(`L${at + 1}`)} } }`,
  );

test("schemas that lead into themselves around something are taken", () => {
  const { document } = loadSpec(
    contract([
      `Tree: { type: object, properties: { left: ${ref("Tree")}, right: ${ref("Tree")} } }`,
      `Even: { items: ${ref("Odd")} }`,
      `Odd: { items: ${ref("Even")} }`,
    ]),
  );
  expect(JSON.stringify(document)).toContain('"left"');
});

test.each([
  ["itself", [`A: ${ref("A")}`], "spec.yaml:7:5: $ref #/components/schemas/A: it leads to itself and to nothing else"],
  [
    "itself by others",
    [`A: ${ref("B")}`, `B: ${ref("C")}`, `C: ${ref("A")}`],
    "it leads to itself and to nothing else",
  ],
  ["nothing", [`A: ${ref("Nowhere")}`], "there is nothing at this place"],
  ["what every object inherits", [`A: ${ref("constructor")}`], "there is nothing at this place"],
  ["an address", ['A: { $ref: "http://127.0.0.1:1/x.yaml" }'], "addresses are not fetched"],
  ["a file by address", ['A: { $ref: "file:///etc/passwd" }'], "addresses are not fetched"],
  ["a file of the system", ['A: { $ref: "/etc/passwd" }'], "it leads out of the contract's folder"],
  ["a file above", ['A: { $ref: "../secret.yaml#/password" }'], "it leads out of the contract's folder"],
  ["a file above, encoded", ['A: { $ref: "%2e%2e/secret.yaml" }'], "it leads out of the contract's folder"],
  ["a broken escape", ['A: { $ref: "./%zz.yaml" }'], "the file cannot be read"],
])("a reference to %s is refused with its place", (_what, schemas, words) => {
  const message = refusalOf(contract(schemas));
  expect(message).toContain(words);
  expect(message).toMatch(/spec\.yaml:\d+:\d+: |%zz/);
  expect(message).not.toContain("s3cret");
});

test("references that double at every level are refused before they are written out", () => {
  expect(refusalOf(contract([...doubling(12), "L12: { type: string }"]))).toBe("");
  expect(refusalOf(contract([...doubling(60), "L60: { type: string }"]))).toContain(
    `written out, this has more than ${MAX_SPEC_NODES} values`,
  );
});

test("aliases that multiply, and one that holds itself, are refused", () => {
  const laughs = Array.from({ length: 12 }, (_, at) =>
    at === 0
      ? "x-0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"
      : `x-${at}: &a${at} [${Array(9)
          .fill(`*a${at - 1}`)
          .join(", ")}]`,
  );
  expect(refusalOf(contract(["A: { type: string }"], laughs))).toMatch(/alias/i);
  expect(refusalOf(contract(["A: &a { properties: { b: *a } }"]))).not.toBe("");
});

test("what is nested without end is refused", () => {
  expect(refusalOf(contract([`A: ${"[".repeat(20_000)}${"]".repeat(20_000)}`]))).not.toBe("");
  expect(refusalOf(contract([`A: ${"{ properties: { a: ".repeat(150)}{}${" } }".repeat(150)}`]))).toContain(
    "nested deeper",
  );
});

test("check says so in a line, and ends with 1", async () => {
  for (const file of [contract([...doubling(60), "L60: {}"]), contract([`A: ${ref("A")}`])]) {
    const cli = emchatMock(["check", file]);
    expect(await cli.ended).toBe(1);
    expect(cli.stdout()).toMatch(/^error: .*spec\.yaml:\d+:\d+: /);
    expect(cli.stderr()).toBe("");
  }
});
