import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationTable } from "../src/index.ts";
import {
  MAX_VIOLATIONS,
  type OperationId,
  validatePathParameters,
  validateReply,
  validateRequestBody,
} from "../src/validators.ts";

const operationIds = Object.keys(operationTable) as OperationId[];

/** Runs every validator over a value as body, reply and parameters; each has to answer with a bounded list. */
function tryEverywhere(value: unknown): void {
  for (const operationId of operationIds) {
    const lists = [
      validateRequestBody(operationId, value),
      validateRequestBody(operationId, { msg: value, from: value, ext: value }),
      ...Object.keys(operationTable[operationId].responses).map((status) =>
        validateReply(operationId, Number(status), value),
      ),
      validateReply(operationId, 200, { data: value, timestamp: value, duration: value }),
      validateReply(operationId, 200, { data: [value], timestamp: 0, duration: 0 }),
      validatePathParameters(operationId, { org: value, app: value, username: value, group_name: value }),
    ];
    expect(Math.max(...lists.map(({ length }) => length))).toBeLessThanOrEqual(MAX_VIOLATIONS);
  }
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = "x";
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

describe("the validators answer and do not throw", () => {
  it("for any JSON", () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), tryEverywhere), { numRuns: 300 });
  });

  it("for any JSON where a message's own keys are", () => {
    const keys = fc.constantFrom(
      "type",
      "msg",
      "url",
      "lat",
      "size",
      "customExts",
      "action",
      "data",
      "result_code",
      "__proto__",
      "constructor",
      "toString",
    );
    const values = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom("text", "img", "custom", 200, 404));
    fc.assert(fc.property(fc.dictionary(keys, values), tryEverywhere), { numRuns: 300 });
  });

  it.each([
    ["objects", (inner: unknown) => ({ msg: inner })],
    ["arrays", (inner: unknown) => [inner]],
    ["extensions", (inner: unknown) => ({ ext: inner })],
  ])("for %s nested 100,000 deep", (_, wrap) => {
    tryEverywhere(nested(100_000, wrap));
  });

  it("for an array of a million", () => {
    tryEverywhere(Array.from({ length: 1_000_000 }, (_, index) => index));
  });

  it("for an object of 50,000 keys", () => {
    tryEverywhere(Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`key${index}`, index])));
  });

  it("for a string of ten million characters", () => {
    tryEverywhere("\ud83d".repeat(10_000_000));
  });

  it.each([
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    Symbol("x"),
    () => 0,
    new Date(0),
    new Map(),
    Object.create(null),
  ])("for what is no JSON: %o", (value) => {
    tryEverywhere(value);
  });
});

describe("keys with a meaning of their own in JavaScript", () => {
  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "are ordinary keys: %s is refused by name in a closed object",
    (key) => {
      const body: unknown = JSON.parse(`{ "msg": { "type": "text", "msg": "x" }, "${key}": { "from": 1 } }`);
      expect(validateRequestBody("sendMessageToUser", body)).toMatchObject([
        { pointer: "", expected: `no property ${key}` },
      ]);
    },
  );

  it("do not stand in for what is missing", () => {
    const body: unknown = JSON.parse('{ "__proto__": { "msg": { "type": "text", "msg": "x" } } }');
    expect(validateRequestBody("sendMessageToUser", body).map(({ keyword }) => keyword)).toEqual([
      "required",
      "additionalProperties",
    ]);
  });

  it("are welcome in ext", () => {
    const body: unknown = JSON.parse(
      '{ "msg": { "type": "text", "msg": "x" }, "ext": { "__proto__": 1, "constructor": 2 } }',
    );
    expect(validateRequestBody("sendMessageToUser", body)).toEqual([]);
  });

  it("are no types and no operations", () => {
    expect(validateRequestBody("sendMessageToUser", { msg: { type: "constructor" } })).toMatchObject([
      { keyword: "discriminator" },
    ]);
    expect(() => validateRequestBody("toString" as never, {})).toThrow(/no operation "toString"/);
    expect(() => validateReply("__proto__" as never, 200, {})).toThrow(TypeError);
  });
});
