import type { EmulatorConfig, Scenario } from "@emchat/emulator";
import { type MessageExpectation, received, type Tenant, type WaitOptions } from "@emchat/emulator/testing";
import {
  type BrowserContext,
  type Expect,
  type ExpectMatcherState,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  expect as plainExpect,
  test as plainTest,
  type TestType,
} from "@playwright/test";
import { startMockServer } from "./start-mock-server.ts";
import { createMockChat, type MockChat } from "./testing/mock-chat.ts";

/** How the service of a test begins. */
export interface ChatOptions {
  /** The world that each test begins with. Default: what the server begins with. */
  readonly scenario?: Scenario | undefined;
  /** The application that the tests speak of. Default: that of the source document. */
  readonly tenant?: Tenant | undefined;
  /** The address that the pages call, beside the mock's own: their calls come to the test's session. Default `https://a1.easemob.com`. */
  readonly serviceUrl?: string | undefined;
}

/** What a test gets. */
export interface ChatFixtures {
  /** The chat service of this test alone, which the test's pages reach too. */
  readonly chat: MockChat;
  /** How it begins; set it with `test.use({ chatOptions })`. */
  readonly chatOptions: ChatOptions;
}

/** What the tests of a worker share. */
export interface MockWorkerFixtures {
  /** The mock server: the one at `EMCHAT_BASE_URL`, which `emchat-mock exec` sets, or one that the worker starts. */
  readonly mock: { readonly url: string };
  /** The configuration of a server that the worker starts. */
  readonly mockConfig: EmulatorConfig;
}

/** Playwright's `test` with the fixtures. */
export type ChatTest = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & ChatFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & MockWorkerFixtures
>;

/**
 * Playwright's own `test`, with a chat service in each test: a session of its own on one mock server, so that no test sees
 * another's, however many run at a time. What the test's pages send to the service goes to that session.
 */
export const test: ChatTest = plainTest.extend<ChatFixtures, MockWorkerFixtures>({
  mockConfig: [{}, { option: true, scope: "worker" }],
  mock: [
    async ({ mockConfig }, use) => {
      const running = process.env["EMCHAT_BASE_URL"];
      if (running !== undefined && running !== "") {
        await use({ url: running.replace(/\/+$/, "") });
        return;
      }
      const server = await startMockServer({ port: 0, config: mockConfig });
      await use({ url: server.url });
      await server.close();
    },
    { scope: "worker" },
  ],
  chatOptions: [{}, { option: true }],
  chat: async ({ mock, chatOptions, context }, use, { testId, retry, repeatEachIndex }) => {
    const { scenario, tenant, serviceUrl = "https://a1.easemob.com" } = chatOptions;
    // Ids of tests are long, and begin alike in one file.
    const name = testId.replace(/[^A-Za-z0-9]/g, "").slice(-40);
    const chat = createMockChat({ url: mock.url, session: `t-${name}-${repeatEachIndex}-${retry}`, tenant });
    if (scenario !== undefined) await chat.play(scenario);
    await leadToSession(context, chat, new URL(serviceUrl).origin);
    await use(chat);
    await chat.close();
  },
});

/** Lets what the pages send to the service go to the session of the test. */
async function leadToSession(context: BrowserContext, { url, session }: MockChat, service: string): Promise<void> {
  const own = new URL(url).origin;
  await context.route(
    ({ origin }) => origin === service || origin === own,
    async (route) => {
      const request = route.request();
      const { origin, pathname, search } = new URL(request.url());
      if (origin === own && pathname.startsWith("/__mock")) {
        await route.fallback();
        return;
      }
      const headers = { ...request.headers(), "x-mock-session": session };
      try {
        const response = await route.fetch({ url: `${url}${pathname}${search}`, headers, maxRedirects: 0 });
        await route.fulfill({ response });
      } catch {
        // A fault has cut the connection, or the test is over.
        await route.abort("connectionreset").catch(() => {});
      }
    },
  );
}

type ReceivedMatcher = (
  this: ExpectMatcherState,
  chat: MockChat,
  to: string,
  expected?: MessageExpectation,
  options?: WaitOptions,
) => Promise<{ pass: boolean; message: () => string }>;

/** An `expect` that knows what a chat has received. */
export type ChatExpect = Expect<{ toHaveReceived: ReceivedMatcher }>;

/**
 * Playwright's own `expect`, with `expect(chat).toHaveReceived("alice", { text: /order/ })`: it waits for up to a second, and a
 * failure shows what came nearest. With `not`, it is looked once, or after `{ timeout }`.
 */
export const expect: ChatExpect = plainExpect.extend<{ toHaveReceived: ReceivedMatcher }>({
  async toHaveReceived(chat, to, expected = {}, { timeout } = {}) {
    const verdict = await received(chat, to, expected, { timeout: timeout ?? (this.isNot ? 0 : undefined) });
    return { pass: verdict.pass, message: () => verdict.message };
  },
});
