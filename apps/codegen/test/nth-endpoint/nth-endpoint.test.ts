import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyRepository } from "../repository-copy.ts";
import { CALLS } from "./calls.ts";
import { copyOfTheProduct, generatedTests, typeErrors, useOfTheProduct } from "./product-copy.ts";
import { SHAPES } from "./shapes.ts";
import type { Seen } from "./use-product.ts";

describe.each(SHAPES)("a contract that grew by $name", ({ name, edit, program, tests }) => {
  const calls = CALLS[name] ?? [];

  it("has its client, its mock and its judge without a line written by hand", async () => {
    const copy = await copyOfTheProduct();
    await edit(copy);
    expect((await copy.generate()).stderr).toBe("");
    await copy.write("packages/client/examples/nth.ts", programOf(program));
    const [errors, ran, used] = await Promise.all([
      typeErrors(copy),
      generatedTests(copy),
      useOfTheProduct(copy, calls),
    ]);
    expect(errors).toEqual([]);
    expect(ran.filter(({ status }) => status !== "passed").map(({ fullName }) => fullName)).toEqual([]);
    expect(ran.map(({ fullName }) => fullName)).toEqual(expect.arrayContaining([...tests]));
    expect(used.answers.map(({ mock }) => ({ status: mock.status, says: saidBy(mock) }))).toEqual(
      calls.map(({ status, says }) => ({ status, says })),
    );
    expect(used.answers.map(({ fetch, msw }) => [fetch, msw])).toEqual(used.answers.map(({ mock }) => [mock, mock]));
    expect(used.answers.flatMap(({ findings }) => findings)).toEqual([]);
    expect(used.messages).toEqual(calls.flatMap(({ reaches }) => reaches ?? []));
    expect(used.right).toEqual({ verdict: "kept", failures: [] });
    expect(used.wrong.verdict).toBe("broken");
    // A success that is none, and one for a request that has to be refused.
    expect(used.wrong.failures).toContainEqual(expect.stringMatching(/: schema: {}$|^right .*: status: status 201$/));
    expect(used.wrong.failures).toContainEqual(expect.stringMatching(/^wrong .*: status: status 20[01]$/));
  });

  it("is tried with calls that are answered and calls that are refused", () => {
    expect(calls.some(({ status }) => status < 300)).toBe(true);
    expect(calls.some(({ status }) => status === 400)).toBe(true);
  });
});

describe("a new endpoint", () => {
  it("brings its own words and sample into the docs an editor shows", async () => {
    const copy = await copyRepository();
    await SHAPES[0]?.edit(copy);
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
    await SHAPES.find(({ name }) => name.includes("deprecated"))?.edit(copy);
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

function programOf(body: string): string {
  return `import type { DeclaredStatus, ErrorIdentifier, MessageType, TargetKind } from "@emchat/schema";
import { createClient } from "../src/index.ts";

const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "test-token-0123456789" });
const told = (...what: unknown[]): void => console.log(...what);

export async function use(): Promise<void> {${body}
}

export type Words = [DeclaredStatus, ErrorIdentifier, MessageType, TargetKind];
`;
}
