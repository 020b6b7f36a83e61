import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CONTRACT, copyRepository, type RepositoryCopy, runNode } from "./repository-copy.ts";

/** What the validators of an edited copy say: one list of sentences for each expression. */
async function sentences(copy: RepositoryCopy, ...expressions: readonly string[]): Promise<string[][]> {
  expect((await copy.generate()).stderr).toBe("");
  const program = `
    import { validateReply, validateRequestBody } from ${JSON.stringify(join(copy.root, "packages/schema/src/validators.ts"))};
    const body = (msg) => validateRequestBody("sendMessageToUser", { msg });
    const reply = (status, value) => validateReply("getUserStatus", status, value);
    console.log(JSON.stringify([${expressions.join(", ")}].map((list) => list.map(({ message }) => message))));
  `;
  const { stdout, stderr } = await runNode(["--input-type=module", "--eval", program]);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

/** Gives the action of a command another schema, and the contract's own example a value that fits it. */
async function describeAction(copy: RepositoryCopy, schema: string, example: string): Promise<void> {
  await copy.edit(CONTRACT, ACTION, `action: ${schema}`);
  await copy.edit(CONTRACT, SAMPLE, `type: cmd, action: ${example}`);
}

function copyWithSchema(): Promise<RepositoryCopy> {
  return copyRepository("packages/schema/src", "packages/schema/package.json");
}

const ACTION = "action: { type: string, description: What to do., minLength: 1, maxLength: 1024 }";
const SAMPLE = "type: cmd, action: refresh-orders";

describe("a union", () => {
  it.each(["oneOf", "anyOf"])("of different types (%s) speaks of the branch of the value's own type", async (union) => {
    const copy = await copyWithSchema();
    await describeAction(copy, `{ ${union}: [{ type: string, maxLength: 3 }, { type: integer, minimum: 5 }] }`, "abc");
    const said = await sentences(
      copy,
      ...['"abc"', "7", '"abcd"', "4", "true"].map((value) => `body({ type: "cmd", action: ${value} })`),
    );
    expect(said).toEqual([
      [],
      [],
      ['body /msg/action must be a string of at most 3 characters, got "abcd"'],
      ["body /msg/action must be a number of at least 5, got 4"],
      ["body /msg/action must be a string or an integer, got true"],
    ]);
  });

  it("of objects with a constant each is told apart without a discriminator", async () => {
    const copy = await copyWithSchema();
    const branch = (kind: string, key: string): string =>
      `{ type: object, required: [kind, ${key}], properties: { kind: { type: string, enum: [${kind}] }, ${key}: { type: integer } } }`;
    const schema = `{ oneOf: [${branch("circle", "radius")}, ${branch("square", "side")}] }`;
    await describeAction(copy, schema, "{ kind: circle, radius: 1 }");
    const said = await sentences(
      copy,
      'body({ type: "cmd", action: { kind: "circle", radius: 1 } })',
      'body({ type: "cmd", action: { kind: "square", radius: 1 } })',
      'body({ type: "cmd", action: { kind: "squrae", side: 1 } })',
    );
    expect(said).toEqual([
      [],
      ["body /msg/action must have the property side, got an object with the keys kind, radius"],
      ['body /msg/action/kind must be one of circle, square (did you mean square?), got "squrae"'],
    ]);
  });

  it("with null lets null through", async () => {
    const copy = await copyWithSchema();
    await describeAction(copy, '{ type: [string, "null"], maxLength: 3 }', "abc");
    const said = await sentences(copy, 'body({ type: "cmd", action: null })', 'body({ type: "cmd", action: 5 })');
    expect(said).toEqual([[], ["body /msg/action must be a string or null, got 5"]]);
  });
});

describe("a name that looks like the validators' own code", () => {
  it("is a name", async () => {
    const copy = await copyWithSchema();
    const names = ["a, rootData }", '", schemaPath: "b', "vErrors.push(err0)"];
    const keys = names.map((name) => `${JSON.stringify(name)}: { $ref: "#/components/schemas/Sender" }`);
    await describeAction(copy, `{ type: object, properties: { ${keys.join(", ")} } }`, "{}");
    const said = await sentences(
      copy,
      ...names.map((name) => `body({ type: "cmd", action: { ${JSON.stringify(name)}: 5 } })`),
    );
    expect(said).toEqual(names.map((name) => [`body /msg/action/${name} must be a string, got 5`]));
  });
});

describe("a class of statuses", () => {
  it("stands behind the exact ones, and default behind both", async () => {
    const copy = await copyWithSchema();
    await copy.edit(
      CONTRACT,
      '        "503": { $ref: "#/components/responses/ServiceUnavailable" }\n',
      '        5XX: { $ref: "#/components/responses/ServiceUnavailable" }\n        default: { $ref: "#/components/responses/MessageSent" }\n',
    );
    const error = "{ error: 'x', timestamp: 0, duration: 0 }";
    const said = await sentences(
      copy,
      `reply(502, ${error})`,
      `reply(500, ${error})`,
      "reply(502, {})",
      `reply(418, ${error})`,
      "reply(200, [])",
    );
    expect(said).toEqual([
      [],
      [],
      expect.arrayContaining(["reply must have the property error, got an object without keys"]),
      ["reply must have the property data, got an object with the keys error, timestamp, duration"],
      ["reply must be an object, got an array of 0"],
    ]);
    const replies = await copy.read("packages/client/src/generated/replies.ts");
    expect(replies).toContain('keys: [200, 400, 401, 403, 404, 429, 500, "5XX", "default"]');
  });
});
