import { describe, expect, test } from "vitest";
import { ContractSetupError, runContract, specFromText } from "../../src/index.ts";
import { startAnyServer } from "../servers/any-server.ts";
import { FEATURES, specOf } from "./features.ts";
import { RARER_FEATURES, UNPRESENTABLE } from "./rarer-features.ts";

const ALL = [...FEATURES, ...RARER_FEATURES];
const TOKEN = "good-token-0001";

describe("A right server is blamed for nothing where the spec has", () => {
  test.each(ALL.filter(({ unbuildable }) => unbuildable !== true))("$about", async (feature) => {
    const { operations = 1 } = feature;
    const text = specOf(feature);
    const server = await startAnyServer(text, { one: TOKEN, two: TOKEN });
    const result = await runContract({ url: server.url, spec: specFromText(text), token: TOKEN, cases: 60 });
    await server.close();
    expect(
      result.failures.map(({ first }) => [
        first.id,
        first.check,
        first.why,
        first.expected,
        first.got,
        first.case.request,
      ]),
    ).toEqual([]);
    expect(result.verdict).toBe("kept");
    expect(result.completeness.operations).toEqual({ judged: operations, total: operations, missing: [] });
  });
});

describe("What cannot be judged is said and never called kept where the spec has", () => {
  test.each(ALL.filter(({ unbuildable }) => unbuildable === true))("$about", async (feature) => {
    const text = specOf(feature);
    const whole = text.replace(
      "paths:",
      "paths:\n  /other: { get: { operationId: other, responses: { '200': { description: Good. } } } }",
    );
    const server = await startAnyServer(whole, {});
    const result = await runContract({ url: server.url, spec: specFromText(whole), token: TOKEN, cases: 0 });
    await server.close();
    expect(result.verdict).toBe("incomplete");
    expect(result.notRun.map(({ id }) => id)).toContain("call/not-judged");
    expect(result.completeness.operations.missing).toEqual(["call"]);
  });
});

test.each(UNPRESENTABLE)(
  "Nothing is judged, and the reason is told, where callers identify by $about",
  async (feature) => {
    const text = specOf(feature);
    const server = await startAnyServer(text, {});
    const run = runContract({ url: server.url, spec: specFromText(text), token: TOKEN, cases: 0 });
    const refused = expect(run).rejects;
    await refused.toThrow(ContractSetupError);
    await refused.toThrow("Security schemes of the kind of one cannot be presented");
    await server.close();
  },
);
