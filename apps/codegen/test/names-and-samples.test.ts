import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ContractError } from "../src/contract-error.ts";
import { contractFiles } from "../src/generate.ts";
import { textOf, tinyContract, withValue } from "./tiny-contract.ts";

const PATH = ["paths", "/{org}/{app}/users/{username}"];
const PUT = [...PATH, "put"];
const REPLY = [...PUT, "responses", "200"];
const SAMPLE = [...REPLY, "content", "application/json", "examples", "done", "value"];
const CHARACTERS = { schema: { type: "string" }, examples: { a: { value: "x" } } };

/** The error of a contract in which one value is another, or what was generated from it. */
async function outcome(at: readonly (string | number)[], value: unknown): Promise<string> {
  try {
    const { files } = await contractFiles(textOf(withValue(tinyContract(), at, value)));
    return [...files.values()].join("\n");
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
}

/** A tiny contract whose one operation stands under another path. */
async function outcomeOfPath(path: string): Promise<string> {
  const contract = tinyContract();
  const { [PATH[1] ?? ""]: item } = contract["paths"] as Record<string, { put: object }>;
  const parameters = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    ...CHARACTERS,
  }));
  try {
    await contractFiles(textOf({ ...contract, paths: { [path]: { parameters, put: item?.put } } }));
    return "compiled";
  } catch (error) {
    return String(error);
  }
}

describe("a name that code cannot have is refused where it stands", () => {
  it.each(["class", "default", "await", "undefined", "operations", "dataReader", "options", "serverUrl"])(
    "the operationId %s",
    async (id) => {
      expect(await outcome([...PUT, "operationId"], id)).toMatch(
        /^spec\/openapi\.yaml:\d+ .*operationId.* is taken.* x-client/,
      );
    },
  );

  it.each(["then", "constructor", "toString", "toJSON"])("a method %s, which every object has", async (method) => {
    expect(await outcome([...PUT, "x-client"], { method })).toMatch(new RegExp(`every object has a ${method}`));
    expect(await outcome([...PUT, "tags"], [method])).toMatch(/is taken, by the client or by the language/);
  });

  it("a method that is a word of the language is none of these", async () => {
    expect(await outcome([...PUT, "x-client"], { method: "delete" })).toContain("client.users.delete(");
  });

  it.each(["string", "v1.User", "push-settings", "Foo_Bar", "OperationEntry"])("the schema %s", async (name) => {
    const at = ["components", "schemas", name];
    expect(await outcome(at, { type: "object" })).toMatch(
      /^spec\/openapi\.yaml:\d+ \(#\/components\/schemas\/.*Rename it/,
    );
  });

  it("every type that @emchat/schema exports beside the schemas", async () => {
    const index = readFileSync(
      fileURLToPath(new URL("../../../packages/schema/src/index.ts", import.meta.url)),
      "utf8",
    );
    const types = index.match(/\b[A-Z][A-Za-z]+\b/g) ?? [];
    expect(types.length).toBeGreaterThan(15);
    for (const type of types)
      expect(await outcome(["components", "schemas", type], { type: "object" })).toContain(`the schema ${type} has`);
  });

  it.each([
    ["header", "Host", /no web page can set/],
    ["header", "Cookie", /in: cookie/],
    ["header", "Prefer", /a mock takes for itself/],
    ["header", "X Name", /no name of a header/],
    ["cookie", "a=b", /no name of a cookie/],
    ["query", "__code", /begins with two underscores/],
  ])("the parameter in %s called %s", async (place, name, problem) => {
    const parameter = { name, in: place, required: true, ...CHARACTERS };
    expect(await outcome([...PATH, "parameters", 3], parameter)).toMatch(problem);
  });

  it("a header of a reply that says its media type", async () => {
    const headers = { "Content-Type": { schema: { type: "string" }, example: "text/plain" } };
    expect(await outcome([...REPLY, "headers"], headers)).toMatch(/no reply can declare a header Content-Type/);
  });
});

describe("places that would be called alike in code", () => {
  it("have names of their own", async () => {
    const schemaOf = (type: string): object => ({ content: { "application/json": { schema: { type } } } });
    const contract = withValue(tinyContract(), ["components", "requestBodies"], {
      "A-b": schemaOf("string"),
      A_b: schemaOf("integer"),
    });
    const both = withValue(contract, [...PATH, "post"], {
      operationId: "postUser",
      tags: ["users"],
      summary: "Post",
      requestBody: { $ref: "#/components/requestBodies/A-b" },
      responses: { "204": { description: "Done." } },
    });
    const { files } = await contractFiles(
      textOf(withValue(both, [...PUT, "requestBody"], { $ref: "#/components/requestBodies/A_b" })),
    );
    const validators = files.get("packages/schema/src/generated/validators.ts") ?? "";
    const [, put] = /putUser: (\w+),/.exec(validators) ?? [];
    const [, post] = /postUser: (\w+),/.exec(validators) ?? [];
    expect(put).not.toBe(post);
    expect([put, post].every((name) => validators.includes(`function ${name}(`))).toBe(true);
  });
});

describe("a path that nobody could call is refused", () => {
  it.each([
    ["/{org}/{app}/things/", /an empty part/],
    ["/{org}/{app}//things", /an empty part/],
    ["/{org}/{app}/a%20b", /a character that would have to be escaped/],
    ["/{org}/{app}/用户", /a character that would have to be escaped/],
    ["/{org}/{app}/things?all=1", /a query or a fragment/],
    ["/{org}/../things", /only dots/],
    ["/__mock/things", /the mock server's own/],
    ["/token", /where tokens are asked for/],
  ])("%s", async (path, problem) => {
    expect(await outcomeOfPath(path)).toMatch(problem);
  });

  it("unless it is an ordinary one", async () => {
    expect(await outcomeOfPath("/{org}/{app}/files/{name}.json")).toBe("compiled");
  });

  it("and so is one that differs from another in the names of its parameters", async () => {
    const contract = tinyContract();
    const paths = contract["paths"] as Record<string, unknown>;
    const other = JSON.parse(JSON.stringify(paths[PATH[1] ?? ""]).replaceAll("username", "name"));
    other.put.operationId = "putOther";
    const grown = textOf({ ...contract, paths: { ...paths, "/{org}/{app}/users/{name}": other } });
    await expect(contractFiles(grown)).rejects.toThrow(/the same as .* but for the names of its parameters/);
  });
});

describe("an example that breaks its own schema is refused where it stands", () => {
  it.each([
    ["of a reply", SAMPLE, { data: 5, timestamp: 1 }, /\/data breaks type/],
    [
      "of a body",
      [...PUT, "requestBody", "content", "application/json", "examples", "a", "value"],
      { name: 5 },
      /name/,
    ],
    ["of a parameter", [...PATH, "parameters", 0, "examples", "a", "value"], 5, /the whole breaks type/],
    ["of a header", [...REPLY, "headers", "X-Count", "example"], "many", /the whole breaks type/],
  ])("%s", async (_, at, value, problem) => {
    const said = await outcome(at, value);
    expect(said).toMatch(/^spec\/openapi\.yaml:\d+ .*the example does not fit its schema/);
    expect(said).toMatch(problem);
  });

  it.each([
    ["spaceDelimited", ["a b"]],
    ["pipeDelimited", ["a|b"]],
  ])("as is one of the style %s that holds its separator", async (style, value) => {
    const schema = { type: "array", items: { type: "string" } };
    const parameter = { name: "tags", in: "query", required: true, style, explode: false, schema, example: value };
    expect(await outcome([...PATH, "parameters", 3], parameter)).toMatch(/in a value, which separates values/);
  });

  it("a body of a reply that HTTP gives none", async () => {
    const content = { "application/json": { schema: { type: "string" }, examples: { a: { value: "x" } } } };
    expect(await outcome([...PUT, "responses"], { "204": { description: "Done.", content } })).toMatch(
      /a reply of 204 has no body/,
    );
  });
});

describe("addresses", () => {
  it("that no client can call are refused", async () => {
    expect(await outcome(["servers"], [{ url: "/v1" }])).toMatch(/no whole address/);
  });

  it("of tokens are one", async () => {
    const flows = { clientCredentials: { tokenUrl: "https://example.com/other", scopes: {} } };
    expect(await outcome(["components", "securitySchemes", "other"], { type: "oauth2", flows })).toMatch(
      /tokens are given out at .* and at /,
    );
  });
});
