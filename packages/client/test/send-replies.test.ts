import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveryReader } from "../src/envelope/delivery.ts";
import { json, startService } from "./service/local-service.ts";
import { refusal, sent } from "./service/replies.ts";

const withData = (data: unknown): Promise<Awaited<ReturnType<typeof startService>>> =>
  startService((_seen, _nth, response) => json(response, 200, { ...sent, data }));

describe("the reply to a send", () => {
  it.each<[string, unknown, object]>([
    ["the documented array", [{ result_code: 200, result_content: { result: "ok" } }], {}],
    ["the map of two days later", { zw123: "success" }, {}],
    ["that map with the name in another case", { ZW123: "success" }, {}],
    ["that map with others in it", { zw12: "failed", zw123: "success", zw1234: "failed" }, {}],
    ["today's map of ids", { zw123: "1029457500870543736" }, { messageId: "1029457500870543736" }],
  ])("is understood as %s", async (_, data, more) => {
    const service = await withData(data);
    const { results } = await service.client().users.sendMessage("zw123", "hi");
    expect(results).toEqual([{ target: "zw123", ok: true, code: 200, ...more }]);
  });

  it("is understood for groups, and for every target of a bulk send", async () => {
    const ids = ["1402541206787", "1404882944671671"];
    const service = await startService((seen, _nth, response) =>
      json(response, 200, { ...sent, data: { [seen.path.split("/")[4] ?? ""]: "success" } }),
    );
    expect((await service.client().groups.sendMessage("1402541206787", "hi")).results).toMatchObject([{ ok: true }]);
    expect(await service.client().groups.sendMany(ids, "hi")).toMatchObject({ ended: "complete", delivered: 2 });
  });

  it("that says of the target that it failed is the target's error, and is not sent again", async () => {
    const service = await withData({ zw123: "failed: blocked" });
    const { error } = await service.client().safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({
      kind: "target",
      outcome: "rejected",
      results: [{ target: "zw123", ok: false, code: 0, reason: "failed: blocked", retryable: false }],
    });
    expect(error?.message).toContain('answered "failed: blocked" for zw123');
    expect(service.seen).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ["without the target", { somebody: "success" }],
    ["empty", {}],
    ["of two minds", { zw123: "success", ZW123: "failed" }],
    ["with a word that nobody documented", { zw123: "queued" }],
    ["with a state in it", { zw123: "online" }],
    ["with a number", { zw123: 1_029_457_500 }],
    ["with an object", { zw123: { toString: "success" } }],
    ["with null", { zw123: null }],
    ["with the empty name", { "": "success" }],
    ["that is a text", "success"],
  ])("as a map %s says nothing: the outcome is unknown, and nothing is sent again", async (_, data) => {
    const service = await withData(data);
    const { error } = await service.client().safe.users.sendMessage("zw123", "hi");
    expect(error).toMatchObject({ kind: "response", outcome: "unknown", attempts: 1 });
    expect(service.seen).toHaveLength(1);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "takes nothing inherited for %s's",
    async (name) => {
      const none = await withData({});
      expect((await none.client().safe.users.sendMessage(name, "hi")).error).toMatchObject({ outcome: "unknown" });
      const service = await startService((_seen, _nth, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(`{"timestamp":1,"duration":1,"data":{"${name}":"success"}}`);
      });
      expect((await service.client().safe.users.sendMessage(name, "hi")).ok).toBe(true);
    },
  );

  it("is read without a throw, whatever it is, and is a delivery only where it says so of the target itself", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const read = deliveryReader("zw123")({ data }, 200);
        const text = JSON.stringify(data);
        if (read && "value" in read) expect(text).toMatch(/zw123.*(success|\d{10})|result_code":200/is);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a 404 of a send", () => {
  it.each([
    ["users", "/messages/users"],
    ["groups", "/messages/chatgroups"],
  ] as const)("of %s says which path the service of today has", async (resource, path) => {
    const service = await startService((_seen, _nth, response) =>
      json(response, 404, refusal("service_resource_not_found")),
    );
    const { error } = await service.client().safe[resource].sendMessage("1402541206787", "hi");
    expect(error).toMatchObject({ kind: "notFound", outcome: "rejected" });
    expect(error?.message).toContain(`the service of today sends through ${path}`);
  });

  it("of a status says nothing of it", async () => {
    const service = await startService((_seen, _nth, response) =>
      json(response, 404, refusal("service_resource_not_found")),
    );
    const { error } = await service.client().safe.users.getStatus("zw123");
    expect(error?.message).not.toContain("today");
  });
});
