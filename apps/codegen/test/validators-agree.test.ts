import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CONTRACT, makeCopy } from "./repository-copy.ts";

interface CompiledContract {
  validateRequestBody(operationId: string, body: unknown): readonly unknown[];
  validateReply(operationId: string, status: number, body: unknown): readonly unknown[];
}

/** Ajv in its plain form, straight from the YAML: unions are tried branch by branch, nothing is rewritten. */
function plainAjv(contract: object, schema: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(contract, "contract");
  const validate = ajv.getSchema(`contract#/components/schemas/${schema}`);
  if (!validate) throw new Error(`no schema ${schema}`);
  return validate;
}

/** Values near an example: some keys dropped, changed, added or moved. */
function near(values: readonly unknown[]): fc.Arbitrary<unknown> {
  const scalar = fc.constantFrom<unknown>(
    "",
    "text",
    "txt",
    "img",
    "custom",
    "online",
    "ok",
    0,
    1,
    -1,
    200,
    201,
    404,
    599,
    600,
    1.5,
    true,
    null,
    [],
    {},
    "x".repeat(65),
  );
  const key = fc.constantFrom(
    "type",
    "msg",
    "url",
    "from",
    "ext",
    "size",
    "data",
    "result_code",
    "result_content",
    "target_name",
    "error",
    "unknown",
  );
  const edits = fc.array(
    fc.record({ path: fc.array(fc.nat(6), { maxLength: 4 }), key, value: scalar, drop: fc.boolean() }),
    { maxLength: 3 },
  );
  return fc.tuple(fc.constantFrom(...values), edits).map(([value, list]) => list.reduce(apply, structuredClone(value)));
}

function apply(root: unknown, edit: { path: readonly number[]; key: string; value: unknown; drop: boolean }): unknown {
  let target = root;
  for (const step of edit.path) {
    const children =
      typeof target === "object" && target !== null
        ? Object.values(target).filter((child) => typeof child === "object" && child !== null)
        : [];
    if (children.length === 0) break;
    target = children[step % children.length];
  }
  if (typeof target !== "object" || target === null) return edit.value;
  const keys = Object.keys(target);
  const key =
    keys.length > 0 && edit.path.length % 2 === 0 ? (keys[(edit.path[0] ?? 0) % keys.length] ?? edit.key) : edit.key;
  if (edit.drop) Reflect.deleteProperty(target, key);
  else Reflect.set(target, key, edit.value);
  return root;
}

/** Every value under a key `value`: the contract's examples. */
function exampleValues(owner: unknown): unknown[] {
  if (typeof owner !== "object" || owner === null) return [];
  return Object.entries(owner).flatMap(([key, child]) => (key === "value" ? [child] : exampleValues(child)));
}

type Accepts = (compiled: CompiledContract, value: unknown) => boolean;

const cases: readonly (readonly [schema: string, examplesIn: string, accepts: Accepts])[] = [
  [
    "SendMessageRequest",
    "requestBodies",
    ({ validateRequestBody }, value) => validateRequestBody("sendMessageToUser", value).length === 0,
  ],
  ["UserStatusReply", "paths", ({ validateReply }, value) => validateReply("getUserStatus", 200, value).length === 0],
  [
    "SendMessageReply",
    "responses",
    ({ validateReply }, value) => validateReply("sendMessageToGroup", 200, value).length === 0,
  ],
  ["ErrorReply", "responses", ({ validateReply }, value) => validateReply("getUserStatus", 404, value).length === 0],
];

describe("the compiled validators agree with plain Ajv", () => {
  let compiled: CompiledContract;
  let contract: ReturnType<typeof parse>;
  beforeAll(async () => {
    const copy = await makeCopy("packages/schema/src", "packages/schema/package.json");
    await copy.generate();
    compiled = await import(join(copy.root, "packages/schema/src/validators.ts"));
    contract = parse(await copy.read(CONTRACT));
    return copy.remove;
  });

  it.each(cases)("on %s", (schema, examplesIn, accepts) => {
    const validate = plainAjv(contract, schema);
    const samples = exampleValues({ ...contract.components, paths: contract.paths }[examplesIn]);

    const seen = { valid: 0, invalid: 0 };
    const property = fc.property(near(samples), (value) => {
      const valid = validate(value);
      seen[valid ? "valid" : "invalid"] += 1;
      expect(accepts(compiled, value)).toBe(valid);
    });
    fc.assert(property, { numRuns: 3_000 });
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(30);
  });
});
