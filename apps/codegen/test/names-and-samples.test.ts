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
  const names = new Set([...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name));
  const parameters = [...names].map((name) => ({
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

  it.each(["Content-Type", "content-length", "Transfer-Encoding"])("the header %s of a reply", async (name) => {
    const headers = { [name]: { schema: { type: "string" }, example: "5" } };
    expect(await outcome([...REPLY, "headers"], headers)).toMatch(/whoever sends the reply writes/);
  });

  it("a header of a reply that differs from another in its case", async () => {
    const header = { schema: { type: "string" }, example: "a" };
    expect(await outcome([...REPLY, "headers"], { "X-A": header, "x-a": header })).toMatch(/x-a is there twice/);
  });

  it.each(["constructor", "toString", "__proto__", "hasOwnProperty"])("%s, which every object has", async (name) => {
    const inherited = /every object has/;
    const properties = JSON.parse(`{ "${name}": { "type": "string" } }`);
    expect(await outcome(["components", "schemas", "User", "properties"], properties)).toMatch(inherited);
    expect(await outcome([...PATH, "parameters", 3], { name, in: "query", schema: { type: "string" } })).toMatch(
      inherited,
    );
    if (/^[a-z]/.test(name)) expect(await outcome([...PUT, "operationId"], name)).toMatch(inherited);
  });

  it("a header that takes the place of the path's in other letters", async () => {
    const header = (name: string): object => ({ name, in: "header", schema: { type: "string" } });
    const contract = withValue(tinyContract(), [...PATH, "parameters", 3], header("X-Trace"));
    const both = textOf(withValue(contract, [...PUT, "parameters"], [header("x-trace")]));
    await expect(contractFiles(both)).rejects.toThrow(/x-trace takes the place of the path's X-Trace/);
  });

  it("a key of an object in the query that is another parameter's name", async () => {
    const schema = { type: "object", properties: { tags: { type: "string" } } };
    const both = [
      { name: "tags", in: "query", schema: { type: "string" } },
      { name: "all", in: "query", schema },
    ];
    expect(await outcome([...PUT, "parameters"], both)).toMatch(/has the key tags, which is written as the parameter/);
  });
});

describe("places that would be called alike in code", () => {
  it("have names of their own", async () => {
    const bodyOf = (type: string, value: unknown): object => ({
      content: { "application/json": { schema: { type }, examples: { a: { value } } } },
    });
    const contract = withValue(tinyContract(), ["components", "requestBodies"], {
      "A-b": bodyOf("string", "x"),
      A_b: bodyOf("integer", 1),
      A_b_2: bodyOf("boolean", true),
    });
    const both = withValue(contract, [...PATH, "post"], {
      operationId: "postUser",
      tags: ["users"],
      summary: "Post",
      requestBody: { $ref: "#/components/requestBodies/A-b" },
      responses: { "204": { description: "Done." } },
    });
    const all = withValue(both, [...PATH, "patch"], {
      operationId: "patchUser",
      tags: ["users"],
      summary: "Patch",
      requestBody: { $ref: "#/components/requestBodies/A_b_2" },
      responses: { "204": { description: "Done." } },
    });
    const { files } = await contractFiles(
      textOf(withValue(all, [...PUT, "requestBody"], { $ref: "#/components/requestBodies/A_b" })),
    );
    const validators = files.get("packages/schema/src/generated/validators.ts") ?? "";
    const examples = files.get("packages/schema/src/generated/examples.ts") ?? "";
    const named = ["putUser", "postUser", "patchUser"].map((id) => new RegExp(`${id}: (\\w+),`).exec(validators)?.[1]);
    expect(new Set(named).size).toBe(3);
    expect(named.every((name) => validators.includes(`function ${name}(`))).toBe(true);
    const shown = [...examples.matchAll(/^const (\w+):/gm)].map(([, name]) => name);
    expect(new Set(shown).size).toBe(shown.length);
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
    ["/{org}/{app}/{one}{two}", /nothing between them/],
    ["/{org}/{app}/{org}", /a parameter twice/],
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

describe("a sample that nobody could write is refused", () => {
  const array = { type: "array", items: { type: "string" } };
  it.each([
    [
      "dots in a path",
      { name: "username", in: "path", schema: { type: "string" }, example: ".." },
      /no path can carry/,
    ],
    [
      "nothing in a path",
      { name: "username", in: "path", schema: { type: "string" }, example: "" },
      /no path can carry/,
    ],
    [
      "spaces in a header",
      { name: "X-A", in: "header", schema: { type: "string" }, example: " a" },
      /no header can carry/,
    ],
    ["an empty list", { name: "list", in: "query", schema: array, example: [] }, /would not be written at all/],
    [
      "keys in brackets that are not exploded",
      { name: "o", in: "query", style: "deepObject", explode: false, schema: { type: "object" }, example: { a: "b" } },
      /in brackets that are not exploded/,
    ],
  ])("%s", async (_, parameter, problem) => {
    expect(await outcome([...PUT, "parameters"], [{ ...parameter, required: true }])).toMatch(problem);
  });

  it.each([["a\r\nb"], ["中"], [{ a: "b" }]])("%j in a header of a reply", async (example) => {
    const headers = { "X-A": { schema: {}, example } };
    expect(await outcome([...REPLY, "headers"], headers)).toMatch(/no header can carry|is an object/);
  });

  it.each(["9223372036854775807", ".inf", "-9007199254740993"])("the number %s", async (number) => {
    const contract = withValue(tinyContract(), ["components", "schemas", "User", "maximum"], "NUMBER");
    const compiled = contractFiles(textOf(contract).replace('"NUMBER"', number));
    await expect(compiled).rejects.toThrow(/^spec\/openapi\.yaml:\d+: the number .* cannot be held exactly/);
  });
});

describe("a union is refused whose discriminator", () => {
  const union = ["components", "schemas", "User", "properties", "shape"];
  it.each([
    ["is not asked for", ["components", "schemas", "Circle", "required"], [], /does not tell this branch apart/],
    [
      "may be anything",
      ["components", "schemas", "Circle", "properties", "kind"],
      { type: "string" },
      /tell this branch apart/,
    ],
    [
      "means two branches",
      ["components", "schemas", "Circle", "properties", "kind", "enum"],
      ["circle", "square"],
      /sends square to|means two/,
    ],
    [
      "names what is not there",
      [...union, "discriminator", "mapping", "oval"],
      "#/components/schemas/Oval",
      /names oval/,
    ],
  ])("%s", async (_, at, value, problem) => {
    expect(await outcome(at, value)).toMatch(problem);
  });
});

describe("a reference that leads nowhere is refused where it stands", () => {
  it("in a property that is called as what holds data", async () => {
    const at = ["components", "schemas", "User", "properties", "example"];
    expect(await outcome(at, { $ref: "#/components/schemas/Nobody" })).toMatch(/leads nowhere/);
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
    [
      "of a parameter's schema",
      [...PATH, "parameters", 3],
      { name: "q", in: "query", required: true, schema: { type: "string", enum: ["many"], default: "few" } },
      /the whole breaks enum/,
    ],
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
