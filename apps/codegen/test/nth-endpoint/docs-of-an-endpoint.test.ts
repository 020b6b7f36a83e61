import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyRepository } from "../repository-copy.ts";
import { PARAMETERS } from "./shapes/parameters.ts";
import { ANOTHER_TARGET } from "./shapes/targets.ts";

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
