import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/diff/change.ts";
import { DiffError } from "../../src/diff/diff-error.ts";
import { diffSpecs } from "../../src/diff/diff-specs.ts";
import { highestBump } from "../../src/diff/version-bump.ts";
import { all, set } from "./edits.ts";
import type { Judgement, Pair } from "./pair.ts";
import { replyPairs } from "./reply-pairs.ts";
import { reportPairs } from "./report-pairs.ts";
import { requestPairs } from "./request-pairs.ts";
import { rulePairs } from "./rule-pairs.ts";
import { specWith } from "./spec-with.ts";
import { surfacePairs } from "./surface-pairs.ts";

function judgementOf(changes: readonly Change[]): Judgement {
  const broken = changes.some(({ verdict }) => verdict === "breaking");
  return {
    verdict: changes.length === 0 ? "none" : broken ? "breaking" : "non-breaking",
    bump: highestBump(changes),
    breaks: [...new Set(changes.flatMap(({ breaks }) => breaks))].sort(),
  };
}

/** What changed, a colon, who breaks, a semicolon, what to do: one sentence with one full stop, at its end. */
const oneSentence =
  /^.+: .*(callers?|code|tests|files|nobody|servers|caller).*(;| as HTTP asks| and nothing is to be done).*\.$/;

describe.each([
  { part: "what callers send", pairs: requestPairs },
  { part: "what servers answer", pairs: replyPairs },
  { part: "what is promised beside them", pairs: surfacePairs },
  { part: "what other tools are reported to judge wrongly", pairs: reportPairs },
  { part: "what other tools have rules for", pairs: rulePairs },
])("Of $part,", ({ pairs }) => {
  test.each(pairs)("it is judged and explained that $name", ({ base, edit, forwards, backwards }: Pair) => {
    const [old, renewed] = [specWith(base), specWith(base, edit)];
    for (const [from, to, expected] of [
      [old, renewed, forwards],
      [renewed, old, backwards],
    ] as const) {
      const changes = diffSpecs(from, to);
      expect(judgementOf(changes)).toEqual({ ...expected, breaks: [...expected.breaks].sort() });
      for (const { sentence } of changes) {
        expect(sentence).toMatch(oneSentence);
        expect(sentence).not.toMatch(/\{callers\}|undefined/);
      }
    }
  });
});

test("The table has at least 60 pairs, and a third of them break nothing in one direction", () => {
  const judged = [...requestPairs, ...replyPairs, ...surfacePairs, ...reportPairs, ...rulePairs].flatMap((pair) => [
    pair.forwards,
    pair.backwards,
  ]);
  expect(judged.length / 2).toBeGreaterThanOrEqual(60);
  expect(judged.filter(({ verdict }) => verdict !== "breaking").length).toBeGreaterThan(judged.length / 3);
});

test("A document has no changes against itself", () => {
  expect(diffSpecs(specWith(), specWith())).toEqual([]);
});

test("One change of a shared component is told once, with every operation that meets it", () => {
  const changes = diffSpecs(specWith(), specWith(set("/components/schemas/Timestamp/maximum", 1)));
  expect(changes).toHaveLength(1);
  expect(changes[0]?.operations).toEqual(["getUserStatus", "sendMessageToUser", "sendMessageToGroup"]);
  expect(changes[0]?.new).toBe("#/components/schemas/Timestamp/maximum");
});

test("A schema that both requests and replies use is judged by the side that breaks", () => {
  const shared = set("/components/schemas/Presence", { $ref: "#/components/schemas/FileName" });
  const wider = set("/components/schemas/FileName/maxLength", 300);
  const narrower = set("/components/schemas/FileName/maxLength", 200);
  for (const edit of [wider, narrower]) {
    const changes = diffSpecs(specWith(shared), specWith(all(shared, edit)));
    expect(changes).toHaveLength(1);
    expect(changes[0]?.verdict).toBe("breaking");
  }
});

test("A schema that contains itself is compared to its end", () => {
  const tree = (limit: number) =>
    set("/components/schemas/Extension/properties", {
      child: { $ref: "#/components/schemas/Extension" },
      name: { type: "string", maxLength: limit },
    });
  const changes = diffSpecs(specWith(tree(9)), specWith(tree(8)));
  expect(changes.map(({ rule }) => rule)).toEqual(["maxLength-narrowed"]);
});

test("What no rule judges counts as breaking and says so", () => {
  const changes = diffSpecs(specWith(), specWith(set("/components/schemas/FileName/contentSchema", { const: "x" })));
  expect(changes.map(({ rule, verdict }) => [rule, verdict])).toEqual([["unjudged-change", "breaking"]]);
});

test.each([
  ["not OpenAPI", { swagger: "2.0" }, /not OpenAPI 3/],
  ["no object", "openapi", /not OpenAPI 3/],
  [
    "a reference to nothing",
    specWith(set("/components/schemas/Message/oneOf/0", { $ref: "#/components/schemas/No" })),
    /which is not there/,
  ],
  [
    "a reference to another file",
    specWith(set("/components/schemas/Sender", { $ref: "other.yaml#/Sender" })),
    /bundle it into one file/,
  ],
  [
    "a reference in a circle",
    specWith(set("/components/schemas/Sender", { $ref: "#/components/schemas/Sender" })),
    /round in a circle/,
  ],
  [
    "a schema that wraps itself",
    specWith(set("/components/schemas/Sender", { allOf: [{ $ref: "#/components/schemas/Sender" }] })),
    /wraps itself/,
  ],
  [
    "a badly encoded reference",
    specWith(set("/components/schemas/Sender", { $ref: "#/components/%zz" })),
    /percent-encoded/,
  ],
])("A document with %s is refused with the reason", (_, document, reason) => {
  expect(() => diffSpecs(specWith(), document)).toThrow(DiffError);
  expect(() => diffSpecs(specWith(), document)).toThrow(reason);
});

test("A document that is nested without end is refused", () => {
  const endless: Record<string, unknown> = { openapi: "3.1.1" };
  endless["x-self"] = endless;
  expect(() => diffSpecs(endless, endless)).toThrow(/nested more than 200 levels/);
});

/** Replaces the value that a walk of these steps through the document reaches. */
function spoil(document: Record<string, unknown>, steps: readonly number[], value: unknown): void {
  let node: object = document;
  for (const [depth, step] of steps.entries()) {
    const entries: [string, unknown][] = Object.entries(node);
    const [key, inner] = entries[step % Math.max(1, entries.length)] ?? [];
    if (key === undefined) return;
    if (depth === steps.length - 1 || typeof inner !== "object" || inner === null) {
      Object.assign(node, { [key]: value });
      return;
    }
    node = inner;
  }
}

test("Whatever stands in a document, comparing ends with changes or with a reason", () => {
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant({ $ref: "#/components/schemas/Message" }));
  const steps = fc.array(fc.nat(40), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(steps, odd, (way, value) => {
      const [old, renewed] = [specWith(), specWith()];
      spoil(renewed, way, value);
      for (const pair of [
        [old, renewed],
        [renewed, old],
      ]) {
        try {
          expect(Array.isArray(diffSpecs(pair[0], pair[1]))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(DiffError);
        }
      }
    }),
    { numRuns: 100, seed: 20140708 },
  );
});
