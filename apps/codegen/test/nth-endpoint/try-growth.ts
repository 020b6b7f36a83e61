import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  copyOfTheProduct,
  generatedTests,
  handWritten,
  type TestResult,
  typeErrors,
  useOfTheProduct,
} from "./product-copy.ts";
import type { Shape } from "./shapes/shape.ts";
import type { Seen, Used } from "./use-product.ts";

/** A success with another body or another status than those declared. */
const ALTERED = /: schema: |^right .*: status: status 20\d$/;
/** Generating, compiling, testing and running a copy, in ms. */
const PATIENCE = 900_000;

/** Tries a contract that grew by shapes that can stand beside one another: one copy of the product is generated, compiled and run for all. */
export function tryGrowth(by: string, shapes: readonly Shape[]): void {
  describe(`a contract that grew by ${by}`, () => tryShapes(shapes));
}

function tryShapes(shapes: readonly Shape[]): void {
  const calls = shapes.flatMap((shape) => shape.calls);
  let copy: Awaited<ReturnType<typeof copyOfTheProduct>>;
  let said = "";
  let errors: string[] = [];
  let ran: TestResult[] = [];
  let used: Used;

  beforeAll(async () => {
    copy = await copyOfTheProduct();
    for (const { edit } of shapes) await edit(copy);
    said = (await copy.generate()).stderr;
    await copy.write("packages/client/examples/nth.ts", programOf(shapes));
    [errors, ran, used] = await Promise.all([typeErrors(copy), generatedTests(copy), useOfTheProduct(copy, calls)]);
  }, PATIENCE);
  afterAll(() => copy.remove());

  it("is generated whole, and compiles, errors in its use included", () => {
    expect(said).toBe("");
    expect(errors).toEqual([]);
  });

  it("needs no line that is written by hand", async () => {
    expect(await handWritten(copy)).toEqual([]);
  });

  it("passes the tests that are generated for its client", () => {
    expect(ran.filter(({ status }) => status !== "passed").map(({ fullName }) => fullName)).toEqual([]);
  });

  it("brings the messages of its sends to those they are for", () => {
    expect(used.messages.toReversed()).toEqual(calls.flatMap(({ reaches }) => reaches ?? []));
  });

  it("is kept by its mock, as its judge says", () => {
    expect(used.right).toEqual({ verdict: "kept", failures: [] });
  });

  describe.each(shapes)("with $name", ({ tests, ...shape }) => {
    const mine = shape.calls.map((call) => ({ call, at: calls.indexOf(call) }));

    it("has tests of its client", () => {
      expect(ran.map(({ fullName }) => fullName)).toEqual(expect.arrayContaining([...tests]));
    });

    it("has a mock that answers what is right and refuses what is not, over a socket, as fetch and through MSW", () => {
      const answers = mine.map(({ at }) => used.answers[at]);
      expect(answers.map((answer) => answer && { status: answer.mock.status, says: saidBy(answer.mock) })).toEqual(
        shape.calls.map(({ status, says }) => ({ status, says })),
      );
      expect(answers.map((answer) => [answer?.fetch, answer?.msw])).toEqual(
        answers.map((answer) => [answer?.mock, answer?.mock]),
      );
      expect(answers.flatMap((answer) => answer?.findings)).toEqual([]);
    });

    it("has a judge that sees a success that is none, and one for a request that has to be refused", () => {
      for (const operation of new Set(
        shape.calls.flatMap(({ operation, send }) => (send.startsWith("HEAD") ? [] : operation)),
      )) {
        const { verdict, failures = [] } = used.wrong[operation] ?? {};
        expect(verdict, operation).toBe("broken");
        expect(failures, operation).toContainEqual(expect.stringMatching(ALTERED));
        expect(failures, operation).toContainEqual(expect.stringMatching(/^wrong .*: status: status 20\d$/));
      }
    });

    it("is drawn by the inspector, whose form calls it as it stands", ({ skip }) => {
      const { drawn } = used;
      skip(drawn === undefined, "SKIPPED, because no Chromium was found: install it, or set EMCHAT_CHROMIUM");
      for (const operation of new Set(shape.calls.map((call) => call.operation))) {
        const right = shape.calls.find((call) => call.operation === operation && call.status < 300);
        const page = drawn?.[operation];
        expect(page?.status, operation).toBe(right?.headers?.["prefer"] ? 200 : (right?.status ?? 200));
        expect(page?.parameters.slice(0, 2), operation).toEqual(["org", "app"]);
        if (right?.says !== undefined && page?.reply !== undefined)
          expect(saidBy({ status: 200, body: JSON.parse(page.reply) }), operation).toEqual(right.says);
      }
    });

    it("is tried with calls that are answered and calls that are refused", () => {
      expect(shape.calls.some(({ status }) => status < 300)).toBe(true);
      expect(shape.calls.some(({ status }) => status === 400)).toBe(true);
    });
  });
}

/** What a success says: its `data`, or the whole of it where there is no envelope. */
function saidBy({ status, body }: Seen): unknown {
  if (status >= 300) return undefined;
  return typeof body === "object" && body !== null && "data" in body ? body.data : body;
}

function programOf(shapes: readonly Shape[]): string {
  return `import type { DeclaredStatus, ErrorIdentifier, MessageType, TargetKind } from "@emchat/schema";
import { createClient } from "../src/index.ts";

const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "test-token-0123456789" });
const told = (...what: unknown[]): void => console.log(...what);

export async function use(): Promise<void> {${shapes.map(({ program }) => `\n    {${program}\n    }`).join("")}
}

export type Words = [DeclaredStatus, ErrorIdentifier, MessageType, TargetKind];
`;
}
