import { describe, expect, it } from "vitest";
import { ContractError } from "../src/contract-error.ts";
import { contractFiles } from "../src/generate.ts";
import { textOf, tinyContract, withValue } from "./tiny-contract.ts";

type Place = readonly (string | number)[];

const PATH = ["paths", "/{org}/{app}/users/{username}"];
const PUT = [...PATH, "put"];
const REPLY = [...PUT, "responses", "200"];
const USER = ["components", "schemas", "User"];

/** The tiny contract, and what it lacks: a place for every kind of value. */
const contract: object = [
  [["x-eras"], { "2014": { results: "list" }, today: { results: "map" } }],
  [[...PATH, "parameters", 3, "required"], true],
  [[...PATH, "parameters", 3, "explode"], true],
  [[...PATH, "parameters", 3, "example"], ["a"]],
  [[...PUT, "deprecated"], true],
  [[...PUT, "security"], [{ token: [] }]],
  [[...PUT, "x-client"], { method: "put" }],
  [[...PUT, "x-mock"], { target: { kind: "user", parameter: "username" } }],
  [[...PUT, "x-rate-limit"], { requests: 5, per: "second", scope: "app" }],
  [
    [...PUT, "x-contract"],
    [{ id: "name", when: ["2XX"], reply: "/data", equals: { path: "username" }, ignoreCase: true }],
  ],
  [[...PUT, "x-eras"], { today: { data: { type: "string" } } }],
  [[...REPLY, "headers", "X-Count", "required"], true],
  [[...PUT, "requestBody", "required"], true],
  [[...USER, "description"], "Somebody."],
].reduce<object>((made, [at, value]) => withValue(made, at as Place, value), tinyContract());

const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "list" : typeof value);

/** Every place of a contract whose kind is said by OpenAPI: what an example or a constraint holds may be anything. */
function placesOf(value: unknown, at: Place = []): [at: Place, value: unknown][] {
  const key = at.at(-1);
  if (key === "value" || key === "example" || key === "enum") return [];
  const own: [Place, unknown][] = at.length > 0 && key !== "requests" ? [[at, value]] : [];
  if (typeof value !== "object" || value === null) return own;
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [...own, ...keys.flatMap((inner) => placesOf(Reflect.get(value, inner), [...at, inner]))];
}

const isSchema = (at: Place): boolean =>
  at.at(-1) === "schema" || at.at(-1) === "data" || at.at(-1) === "items" || at.at(-2) === "properties";

async function said(edited: object): Promise<string> {
  const error: unknown = await contractFiles(textOf(edited)).then(
    () => "it is compiled",
    (reason: unknown) => reason,
  );
  if (typeof error === "string") return error;
  if (error instanceof ContractError) return error.message;
  throw error;
}

describe("a value of a kind that cannot stand where it stands", () => {
  const others = [null, 5, "yes", true, [null], { a: null }];

  it("is refused everywhere, with a line and a remedy", async () => {
    const places = placesOf(contract);
    const taken: string[] = [];
    for (const [at, value] of places) {
      for (const other of others.filter((each) => kindOf(each) !== kindOf(value))) {
        if (other === true && (isSchema(at) || at.at(-3) === "components")) continue;
        const message = await said(withValue(contract, at, other));
        if (!/^spec\/openapi\.yaml:\d+.*: .+\. .+\.$/.test(message))
          taken.push(`${at.join(" ")} = ${JSON.stringify(other)}: ${message}`);
      }
    }
    expect(taken).toEqual([]);
    expect(places.length).toBeGreaterThan(150);
  });

  it.each<[string, Place, unknown, RegExp]>([
    ["a word for true", [...PATH, "parameters", 3, "required"], "yes", /"yes", where true or false has to stand/],
    ["security that is nothing", [...PUT, "security"], null, /nothing, where a list of requirements has to stand/],
    ["an alternative that is nothing", [...PUT, "security"], [null], /\[null\], where a list of requirements/],
    ["an operation that is nothing", [...PATH, "post"], null, /an operation is nothing, where an object has to stand/],
    ["a version that is a number", ["info", "version"], 1, /is 1, where a text has to stand\. Write it in quotes/],
    ["a list as a map", [...REPLY, "content"], [], /is \[\], where a map has to stand/],
    ["many that is nothing", [...PUT, "x-client"], { many: null }, /many is/],
  ])("is told at its own place: %s", async (_, at, value, problem) => {
    const edited = withValue(contract, at, value);
    const message = await said(edited);
    expect(message).toMatch(problem);
    const [, line] = /^spec\/openapi\.yaml:(\d+) /.exec(message) ?? [];
    expect(textOf(edited).split("\n")[Number(line) - 1]).toContain(`"${at.at(-1)}"`);
  });
});

describe("a reference", () => {
  const to = (target: string): object => ({ $ref: target });

  it.each<[string, Place, object, RegExp]>([
    [
      "a schema for a body",
      [...PUT, "requestBody"],
      to("#/components/schemas/User"),
      /leads to a schema, where a requ/,
    ],
    [
      "a body for a schema",
      [...USER, "properties", "name"],
      to("#/info"),
      /leads to info, where a schema has to stand/,
    ],
    ["a value for a schema", [...USER, "properties", "name"], to("#/info/title"), /a mere value, where a schema/],
    ["an operation", [...PATH, "post"], to("#/components/schemas/User"), /an operation is never a reference/],
  ])("that leads to what cannot stand in its place is refused: %s", async (_, at, value, problem) => {
    expect(await said(withValue(contract, at, value))).toMatch(problem);
  });

  it("is followed in what is called as the keys that hold data", async () => {
    const shape = to("#/components/schemas/Circle");
    const named = ["example", "value", "default", "schema", "enum"].reduce(
      (made, name) => withValue(made, [...USER, "properties", name], shape),
      contract,
    );
    const reply = { description: "Done.", content: { "application/json": { schema: shape, examples: {} } } };
    const { files } = await contractFiles(
      textOf(withValue(named, ["components", "responses"], { example: reply, schema: reply })),
    );
    expect(files.get("packages/schema/src/generated/document.ts")).not.toContain("$ref:");
  });
});

describe("a schema that does not compile", () => {
  it("is told, and no other that is right where it stands, or that is alike", async () => {
    const asks = withValue(contract, [...USER, "properties", "pair"], {
      type: "object",
      properties: { name: { type: "string" }, age: { type: "integer" } },
      dependentSchemas: { name: { type: "object", required: ["age"] } },
    });
    expect(await said(asks)).toBe("it is compiled");
    const square = ["components", "schemas", "Square", "properties", "side"];
    const edited = withValue(asks, square, { type: "object", required: ["age"] });
    expect(await said(edited)).toMatch(/ \(#\/components\/schemas\/Square\/properties\/side\): .*"age" is not defined/);
  });

  it("is told where nothing uses it", async () => {
    const edited = withValue(contract, ["components", "schemas", "Unused"], { type: "string", pattern: "(" });
    expect(await said(edited)).toMatch(/ \(#\/components\/schemas\/Unused\): the schema does not compile/);
  });

  it("is refused where its steps are no doubles", async () => {
    const age = [...USER, "properties", "age"];
    for (const step of [0.1, 0.01, 1e-7])
      expect(await said(withValue(contract, age, { type: "number", multipleOf: step }))).toMatch(
        /\/age\/multipleOf\): no number is a multiple of .* exactly/,
      );
    for (const step of [2, 0.5, 0.25])
      expect(await said(withValue(contract, age, { type: "number", multipleOf: step }))).toBe("it is compiled");
  });
});

describe("a request body", () => {
  it("without an example is refused, as a reply is", async () => {
    const body = { content: { "application/json": { schema: { type: "string" } } } };
    expect(await said(withValue(contract, [...PUT, "requestBody"], body))).toMatch(
      /\/put\/requestBody\/content\/application~1json\): the request body has no example, .* Write one under examples/,
    );
  });
});
