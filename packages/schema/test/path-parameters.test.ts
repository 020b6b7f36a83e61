import { describe, expect, it } from "vitest";
import { validatePathParameters } from "../src/validators.ts";

const tenant = { org: "easemob-demo", app: "chatdemoui" };

describe("a username", () => {
  it.each(["zw123", "A_b-c.d", "..a", "-", "x".repeat(64)])("may be %s", (username) => {
    expect(validatePathParameters("getUserStatus", { ...tenant, username })).toEqual([]);
  });

  it.each(["", ".", "..", "a/b", "a%2Fb", "张三", "a b", "a\n", "x".repeat(65), "zw@example.org"])(
    "may not be %j",
    (username) => {
      const violations = validatePathParameters("getUserStatus", { ...tenant, username });
      expect(violations.length).toBeGreaterThan(0);
      for (const violation of violations) expect(violation).toMatchObject({ in: "path", pointer: "/username" });
    },
  );

  it("that breaks the pattern is told of the pattern", () => {
    expect(validatePathParameters("getUserStatus", { ...tenant, username: ".." })[0]?.message).toBe(
      'path parameter username must match the pattern ^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$, got ".."',
    );
  });
});

describe("the parameters of a path", () => {
  it("are all told of when all are missing", () => {
    const messages = validatePathParameters("sendMessageToGroup", {}).map(({ message }) => message);
    expect(messages).toEqual([
      "path parameter org must be a string, got nothing",
      "path parameter app must be a string, got nothing",
      "path parameter group_name must be a string, got nothing",
    ]);
  });

  it("are not looked for on the prototype", () => {
    const params = Object.create({ ...tenant, username: "zw123" }) as Record<string, unknown>;
    expect(validatePathParameters("getUserStatus", params)).toHaveLength(3);
  });
});
