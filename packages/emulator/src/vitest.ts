import { expect, test as plain, type TestAPI } from "vitest";
import type { EmulatorOptions } from "./emulator-options.ts";
import type { Chat, Tenant } from "./testing/chat.ts";
import { createChat, type EmulatorChat } from "./testing/emulator-chat.ts";
import { type MessageExpectation, received, type WaitOptions } from "./testing/received.ts";

/** What the fixture is made of: the options of an emulator, and the application that the tests speak of. */
export type ChatOptions = EmulatorOptions & { readonly tenant?: Tenant | undefined };

/** What a test gets. */
export interface ChatFixtures {
  /** The chat service of this test alone. */
  readonly chat: EmulatorChat;
  /** How it begins; set it with `test.override({ chatOptions })`. */
  readonly chatOptions: ChatOptions;
}

declare module "vitest" {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /**
     * Whether a user or a group got a message, waited for up to a second. Await it. A failure shows what came nearest. With
     * `not`, it is looked once, or after `{ timeout }`.
     */
    toHaveReceived(to: string, expected?: MessageExpectation, options?: WaitOptions): Promise<void>;
  }
}

/**
 * Vitest's own `test`, with a chat service in each test. No test sees another's, also when they run at the same time.
 *
 * @example
 * ```ts
 * import { expect, test } from "@emchat/emulator/vitest";
 *
 * test("whoever orders hears of it", async ({ chat }) => {
 *   await chat.online("alice");
 *   await chat.fetch(`${chat.url}/easemob-demo/chatdemoui/users/alice/messages`, {
 *     method: "POST",
 *     headers: { authorization: "Bearer any", "content-type": "application/json" },
 *     body: JSON.stringify({ msg: { type: "text", msg: "your order is on its way" } }),
 *   });
 *   await expect(chat).toHaveReceived("alice", { text: /order/ });
 * });
 * ```
 */
export const test: TestAPI<ChatFixtures> = plain.extend<ChatFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs
  chatOptions: async ({}, use) => {
    await use({});
  },
  chat: async ({ chatOptions }, use) => {
    await use(createChat(chatOptions));
  },
});

expect.extend({
  async toHaveReceived(chat: unknown, to: string, expected: MessageExpectation = {}, options: WaitOptions = {}) {
    if (!isChat(chat)) throw new TypeError("toHaveReceived judges the chat of a test: expect(chat).toHaveReceived(…)");
    // What must not come cannot be waited for, unless somebody says how long.
    const { timeout = this.isNot ? 0 : undefined } = options;
    const verdict = await received(chat, to, expected, { timeout });
    return { pass: verdict.pass, message: () => verdict.message };
  },
});

function isChat(value: unknown): value is Chat {
  return typeof value === "object" && value !== null && "messages" in value && "refused" in value;
}

export { expect };
