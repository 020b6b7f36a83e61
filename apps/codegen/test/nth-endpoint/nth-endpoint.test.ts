import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyRepository } from "../repository-copy.ts";
import { copyOfTheClient, generatedTests, typeErrors } from "./client-copy.ts";
import { SHAPES } from "./shapes.ts";

describe.each(SHAPES)("a contract that grew by $name", ({ edit, program, tests }) => {
  it("has its calls, types, validators and tests without a line written by hand", async () => {
    const copy = await copyOfTheClient();
    await edit(copy);
    expect((await copy.generate()).stderr).toBe("");
    await copy.write("packages/client/examples/nth.ts", programOf(program));
    expect(await typeErrors(copy)).toEqual([]);
    const ran = await generatedTests(copy);
    expect(ran.filter(({ status }) => status !== "passed").map(({ fullName }) => fullName)).toEqual([]);
    expect(ran.map(({ fullName }) => fullName)).toEqual(expect.arrayContaining([...tests]));
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
