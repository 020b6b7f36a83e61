// @module-tag process
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository } from "../repository-copy.ts";
import {
  copyOfTheProduct,
  generatedTests,
  handWritten,
  type TestResult,
  typeErrors,
  useOfTheProduct,
} from "./product-copy.ts";
import { BODIES } from "./shapes/bodies.ts";
import { CHANGES } from "./shapes/changes.ts";
import { PARAMETERS } from "./shapes/parameters.ts";
import { RARE_SCHEMAS } from "./shapes/rare-schemas.ts";
import { RARITIES } from "./shapes/rarities.ts";
import { REPLIES } from "./shapes/replies.ts";
import type { Shape } from "./shapes/shape.ts";
import { ANOTHER_TARGET, ANOTHER_UNION } from "./shapes/targets.ts";
import type { Seen, Used } from "./use-product.ts";

/** Shapes that can stand beside one another, so that one copy of the product is generated, compiled and run for all of them. */
const COPIES: readonly { readonly by: string; readonly shapes: readonly Shape[] }[] = [
  { by: "endpoints of many shapes", shapes: [...REPLIES, ...PARAMETERS, ...BODIES, ANOTHER_UNION] },
  { by: "rarities, and changes of what it has", shapes: [ANOTHER_TARGET, ...RARITIES, ...RARE_SCHEMAS, ...CHANGES] },
];
/** A success with another body or another status than those declared. */
const ALTERED = /: schema: |^right .*: status: status 20\d$/;
/** Generating, compiling, testing and running a copy, in ms. */
const PATIENCE = 900_000;

describe.each(COPIES)("a contract that grew by $by", ({ shapes }) => {
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
});

describe("a new endpoint", () => {
  it("brings its own words and sample into the docs an editor shows", async () => {
    const copy = await copyRepository();
    await ANOTHER_TARGET.edit(copy);
    await copy.generate();
    const operations = await copy.read(join("packages", "client", "src", "generated", "operations.ts"));
    const docs = operations.slice(operations.indexOf("export interface ChatroomsResource"));
    expect(docs).toContain("   * Sends one message to everybody who is in one chat room now.\n");
    expect(docs).toContain("   * @param roomId The chat room's id.\n");
    expect(docs).toContain('   * const { results } = await client.chatrooms.sendMessage("66213271109633", "你好");\n');
    expect(docs).toContain(
      'sendMessage(roomId: string, message: MessageInput, options?: SendOptions): EmchatPromise<DeliveryResult, "sendMessageToChatroom">;',
    );
  });

  it("that is deprecated is so in an editor", async () => {
    const copy = await copyRepository();
    await PARAMETERS.find(({ name }) => name.includes("deprecated"))?.edit(copy);
    await copy.generate();
    expect(await copy.read("packages/client/src/generated/operations.ts")).toContain(
      "   * @deprecated The contract says so: the service may drop it.\n",
    );
  });
});

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
