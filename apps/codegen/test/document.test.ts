import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CONTRACT, copyRepository } from "./repository-copy.ts";

/** Replaces references in the plainest way there is: by looking them up, over and over. */
function expand(value: unknown, root: unknown): unknown {
  if (Array.isArray(value)) return value.map((child) => expand(child, root));
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value) return expand(lookUp(root, String(value.$ref)), root);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, expand(child, root)]));
}

function lookUp(root: unknown, reference: string): unknown {
  let value = root;
  for (const key of reference.replace(/^#\//, "").split("/")) value = Object(value)[key];
  return value;
}

describe("the dereferenced document", () => {
  it("says what the YAML says, with every reference replaced", async () => {
    const copy = await copyRepository("packages/schema/src", "packages/schema/package.json");
    await copy.generate();
    const { document } = await import(join(copy.root, "packages/schema/src/document.ts"));
    const yaml: unknown = parse(await copy.read(CONTRACT));
    expect(JSON.stringify(document)).toBe(JSON.stringify(expand(yaml, yaml)));
  });

  it("cannot hold a circle, and the error says where it is", async () => {
    const copy = await copyRepository();
    await copy.edit(
      CONTRACT,
      "additionalProperties: { type: string, maxLength: 1024 }",
      'additionalProperties: { $ref: "#/components/schemas/CustomMessage" }',
    );
    const { exitCode, stderr } = await copy.generate();
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^spec\/openapi\.yaml:\d+ \(#\/components\/schemas\/CustomMessage\): .*a circle\. .*break the circle\.\n$/,
    );
  });

  it("keeps a key named $ref where it is data", async () => {
    const copy = await copyRepository();
    await copy.edit(CONTRACT, "ext: { order: 20140708-17,", 'ext: { $ref: "not a reference", order: 20140708-17,');
    expect((await copy.generate()).stderr).toBe("");
    expect(await copy.read("packages/schema/src/generated/document.ts")).toContain('$ref: "not a reference"');
  });
});
