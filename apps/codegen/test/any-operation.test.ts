import { transform } from "esbuild";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ContractError } from "../src/contract-error.ts";
import { contractFiles, type Files } from "../src/generate.ts";
import { textOf, tinyContract } from "./tiny-contract.ts";

/** Mostly what can be compiled, now and then what cannot. */
function mostly<Good, Bad>(good: fc.Arbitrary<Good>, ...bad: readonly Bad[]): fc.Arbitrary<Good | Bad> {
  return fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
}

const NAMES = ["id", "user-id", "device_no", "default", "options", "body", "X-Level", "class", "users", "a b"];
const name: fc.Arbitrary<string> = mostly(fc.constantFrom(...NAMES), "名", "");

const scalar = fc.constantFrom<object>(
  { type: "string" },
  { type: "string", enum: ["a", "b c"] },
  { type: "integer", minimum: 1, maximum: 9 },
  { type: "number" },
  { type: "boolean" },
  { enum: ["x", "y"] },
  { const: 5 },
);

/** Schemas as people write them. */
const schema: fc.Arbitrary<object | boolean> = fc.letrec<{ any: object | boolean }>((tie) => ({
  any: mostly<object | boolean, object | boolean>(
    fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      scalar,
      fc.constantFrom<object>(
        { type: ["string", "null"] },
        { $ref: "#/components/schemas/User" },
        {
          allOf: [{ $ref: "#/components/schemas/User" }, { type: "object", properties: { more: { type: "string" } } }],
        },
        { oneOf: [{ type: "string" }, { type: "integer" }] },
      ),
      tie("any").map((items) => ({ type: "array", items })),
      tie("any").map((values) => ({ type: "object", additionalProperties: values })),
      fc.tuple(tie("any"), fc.boolean()).map(([data, required]) => ({
        type: "object",
        properties: { data, "a-b": { type: "string" } },
        ...(required && { required: ["data"] }),
      })),
    ),
    {},
    true,
    { $ref: "#/components/schemas/Nobody" },
    { type: "string", format: "date-time" },
    { type: "string", nullable: true },
    { oneOf: [{ type: "object" }, { type: "object" }] },
  ),
})).any;

/** A value that fits what `schema` makes. */
function fitting(of: unknown): unknown {
  const schema: { readonly [key: string]: unknown } = Object(of);
  const { type } = schema;
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  if (type === "integer" || type === "number") return 5;
  if (type === "boolean") return true;
  if (type === "array") return [];
  if (type !== "object") return typeof type === "undefined" && !("oneOf" in schema) ? {} : "a";
  const properties: { readonly data?: unknown } = Object(schema["properties"]);
  return "data" in properties ? { data: fitting(properties.data) } : {};
}

const list = fc.record({ type: fc.constant("array"), items: scalar });
const flat = fc.constant({ type: "object", properties: { city: { type: "string" }, age: { type: "integer" } } });

const parameter = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        name,
        in: fc.constantFrom("query", "header", "cookie"),
        schema: scalar,
        required: fc.boolean(),
        deprecated: fc.boolean(),
      })
      .map((made) => ({ ...made, example: fitting(made.schema) })),
  },
  { weight: 2, arbitrary: fc.record({ name, in: fc.constantFrom("query", "header"), schema: list }) },
  {
    weight: 2,
    arbitrary: fc.record({
      name,
      in: fc.constant("query"),
      style: fc.constantFrom("pipeDelimited", "spaceDelimited", "form"),
      explode: fc.boolean(),
      schema: list,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      name,
      in: fc.constant("query"),
      style: fc.constantFrom("deepObject", "form"),
      schema: flat,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      name,
      in: fc.constantFrom("query", "header", "path", "body"),
      style: fc.constantFrom("form", "matrix"),
      schema,
    }),
  },
);

const content = fc
  .tuple(schema, fc.constantFrom("one", "a b"), mostly(fc.constant(true), false))
  .map(([of, example, fits]) => ({
    schema: of,
    examples: { [example]: { value: fits ? fitting(of) : { data: [1, "x"] } } },
  }));
const body = fc
  .tuple(mostly(fc.constant("application/json"), "text/plain", "multipart/form-data"), content)
  .map(([type, media]) => ({ [type]: media }));

const response = fc.oneof(
  fc.constant<object>({ description: "Done." }),
  body.map((media) => ({ description: "Done.", content: media })),
);
const responses = fc
  .tuple(
    mostly(fc.constantFrom("200", "201", "204", "2XX"), "20", "302"),
    response,
    fc.dictionary(fc.constantFrom("202", "302", "400", "4XX", "default"), response, { maxKeys: 3 }),
  )
  .map(([key, success, others]): Record<string, object> => ({ ...others, [key]: success }));

const operation = fc.record(
  {
    operationId: mostly(fc.constantFrom("doIt", "users", "getUser"), "do_it", "putUser"),
    tags: mostly(fc.constantFrom(["users"], ["push settings", "users"], ["things"]), [], ["safe"], ["default"]),
    summary: fc.constant("Do it"),
    description: fc.constantFrom("What it does */ and more.", "- a\n- b"),
    deprecated: fc.boolean(),
    security: mostly(fc.constantFrom<object[]>([], [{}], [{ token: [] }]), [{ nobody: [] }], [{ token: ["send"] }]),
    parameters: fc.array(parameter, { maxLength: 3 }),
    requestBody: fc.record({ required: fc.boolean(), content: body }),
    responses,
    "x-client": mostly<object, object>(
      fc.constant({ resource: "users", method: "act" }),
      { result: "delivery", target: "id", many: "actMany" },
      { result: "presence", target: "username" },
    ),
    "x-mock": mostly<object, object>(
      fc.constant({}),
      { target: { kind: "a", parameter: "id" } },
      { effect: "deliver-message" },
    ),
  },
  { requiredKeys: ["operationId", "tags", "summary", "responses"] },
);

interface Grown {
  readonly method: string;
  readonly path: string;
  readonly item: object;
  readonly operation: typeof operation extends fc.Arbitrary<infer Made> ? Made : never;
}

const WITHOUT_BODY = ["get", "head"];

const grown: fc.Arbitrary<Grown> = fc
  .record({
    method: fc.constantFrom("put", "post", "delete", "patch", "options", "get", "head"),
    names: fc.uniqueArray(name, { maxLength: 3 }),
    schemas: fc.array(scalar, { minLength: 3, maxLength: 3 }),
    tenant: fc.constantFrom("/{org}/{app}", ""),
    operation,
  })
  .map(({ method, names, schemas, tenant, operation: made }) => ({
    method,
    path: `${tenant}/things${names.map((each) => `/{${each}}`).join("")}`,
    item: {
      parameters: [...(tenant ? ["org", "app"] : []), ...names].map((each, at) => ({
        name: each,
        in: "path",
        required: true,
        schema: schemas[at % schemas.length],
        examples: { one: { value: fitting(schemas[at % schemas.length]) } },
      })),
      [method]: WITHOUT_BODY.includes(method) ? { ...made, requestBody: undefined } : made,
    },
    operation: made,
  }));

async function compiled({ path, item }: Grown): Promise<Files | ContractError> {
  const contract = tinyContract();
  Object.assign(contract["paths"] as object, { [path]: item });
  try {
    return (await contractFiles(textOf(contract))).files;
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
}

describe("any operation that somebody writes", () => {
  it("is compiled whole, or refused with line and remedy; the generator never breaks", async () => {
    const seen = { compiled: 0, refused: 0 };
    const property = fc.asyncProperty(grown, async (made) => {
      const result = await compiled(made);
      if (result instanceof ContractError) {
        seen.refused += 1;
        expect(result.message).toMatch(/^spec\/openapi\.yaml:\d+ .*: .+\. .+\.$/);
        return;
      }
      seen.compiled += 1;
      const table = result.get("packages/schema/src/generated/operation-table.ts") ?? "";
      const calls = result.get("packages/client/src/generated/operations.ts") ?? "";
      const entry = table.slice(table.indexOf(`  ${made.operation.operationId}: {`));
      for (const each of made.operation.parameters ?? []) expect(entry).toContain(`name: ${JSON.stringify(each.name)}`);
      for (const key of Object.keys(made.operation.responses))
        expect(entry).toContain(`${JSON.stringify(key).replace('"default"', "default")}: {`);
      expect(calls).toContain(`export const ${made.operation.operationId}`);
      for (const [path, code] of result) await transform(code, { loader: "ts", sourcefile: path, logLevel: "silent" });
    });
    await fc.assert(property, { numRuns: 150 });
    expect(Math.min(seen.compiled, seen.refused)).toBeGreaterThan(3);
  });
});
