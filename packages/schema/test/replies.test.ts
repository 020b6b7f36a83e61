import { describe, expect, it } from "vitest";
import { operationTable } from "../src/index.ts";
import { MAX_VIOLATIONS, type OperationId, validateReply } from "../src/validators.ts";

const envelope = { timestamp: 1404932199220, duration: 743 };
const online = { target_name: "zw123", result_code: 200, result_content: { result: "online" } };

describe("a reply", () => {
  it("is valid with the certain keys alone, and open to unknown ones", () => {
    expect(validateReply("getUserStatus", 200, { ...envelope, data: [online], cursor: "later" })).toEqual([]);
  });

  it("may hold a failed target beside one that went well", () => {
    const data = [online, { target_name: "zw124", result_code: 404 }];
    expect(validateReply("getUserStatus", 200, { ...envelope, data })).toEqual([]);
  });

  it("is judged by the branch that its result_code means", () => {
    const data = [
      { ...online, result_content: { result: "onlin" } },
      { result_code: 404, target_name: 5 },
    ];
    expect(validateReply("getUserStatus", 200, { ...envelope, data }).map(({ message }) => message)).toEqual([
      'reply /data/0/result_content/result must be one of online, offline (did you mean online?), got "onlin"',
      "reply /data/1/target_name must be a string, got 5",
    ]);
  });

  it.each([
    ["a string", "200", "an integer"],
    ["too small", 100, "a number of at least 201"],
    ["too large", 600, "a number of at most 599"],
  ])("has one violation for a result_code that is %s", (_, resultCode, expected) => {
    const data = [{ ...online, result_code: resultCode }];
    expect(validateReply("getUserStatus", 200, { ...envelope, data })).toMatchObject([
      { in: "reply", pointer: "/data/0/result_code", expected },
    ]);
  });

  it("has one violation for a result without a code", () => {
    const data = [{ target_name: "zw123", result_content: { result: "ok" } }];
    expect(validateReply("sendMessageToUser", 200, { ...envelope, data })).toMatchObject([
      { pointer: "/data/0", expected: "the property result_code" },
    ]);
  });

  it("has one violation for a result that is no object", () => {
    expect(validateReply("sendMessageToUser", 200, { ...envelope, data: ["ok"] })).toMatchObject([
      { pointer: "/data/0", expected: "an object" },
    ]);
  });

  it("needs at least one result", () => {
    expect(validateReply("sendMessageToGroup", 200, { ...envelope, data: [] })).toMatchObject([
      { expected: "an array of at least 1 element" },
    ]);
  });

  it("of a status that the contract does not have is a violation by itself", () => {
    const [violation, ...rest] = validateReply("getUserStatus", 418, { ...envelope, error: "teapot" });
    expect(rest).toEqual([]);
    expect(violation).toMatchObject({
      keyword: "status",
      expected: "one of the statuses 200, 400, 401, 403, 404, 429, 500, 503",
      got: "418",
    });
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY, 2.5])(
    "of the status %d is a violation and nothing worse",
    (status) => {
      expect(validateReply("getUserStatus", status, {})).toMatchObject([{ keyword: "status" }]);
    },
  );

  it("with a million wrong results costs neither time nor memory without end", () => {
    const data = Array.from({ length: 1_000_000 }, () => 0);
    expect(validateReply("getUserStatus", 200, { ...envelope, data })).toHaveLength(MAX_VIOLATIONS);
  });
});

describe.each(Object.keys(operationTable) as OperationId[])("the errors of %s", (operationId) => {
  const statuses = Object.keys(operationTable[operationId].responses).filter((status) => status !== "200");

  it.each(statuses)("have one envelope at %s", (status) => {
    expect(validateReply(operationId, Number(status), { ...envelope, error: "some_identifier" })).toEqual([]);
    expect(validateReply(operationId, Number(status), { ...envelope })).toMatchObject([
      { expected: "the property error" },
    ]);
    expect(validateReply(operationId, Number(status), "<html>")).toMatchObject([
      { expected: "an object", got: '"<html>"' },
    ]);
  });
});
