import type { Group, Message, RequestSummary } from "@emchat/control";
import { type FaultInput, readDuration } from "@emchat/emulator";
import { type Chat, DEFAULT_TENANT, type ReceivedMessage, type Tenant } from "@emchat/emulator/testing";
import { createControlCaller } from "./control-caller.ts";

/** The chat service of one test, in a session of its own of a running mock server. */
export interface MockChat extends Chat {
  /** The session's id: what `X-Mock-Session` says. */
  readonly session: string;
  /** Drops the session and all that is in it. */
  close(): Promise<void>;
}

/** Where the service of a test is. */
export interface MockChatOptions {
  /** The mock server's address, without a slash at its end. */
  readonly url: string;
  /** A name that no other test has. */
  readonly session: string;
  /** The application that the test speaks of. Default: that of the source document. */
  readonly tenant?: Tenant | undefined;
}

/** The most records that the control API gives at a time. */
const PAGE = 1_000;
/** How many refused calls are shown. */
const REFUSED_SHOWN = 5;

/**
 * Makes the chat service of one test on a running mock server, for any runner; `@emchat/mock-server/playwright` does it by itself.
 *
 * @throws TypeError for a session's name that is none
 * @example
 * ```ts
 * import { startMockServer } from "@emchat/mock-server";
 * import { createMockChat, received } from "@emchat/mock-server/testing";
 *
 * const server = await startMockServer({ port: 0 });
 * const chat = createMockChat({ url: server.url, session: "orders-1" });
 * await chat.online("alice");
 * await chat.fetch(`${chat.url}/easemob-demo/chatdemoui/users/alice/messages`, {
 *   method: "POST",
 *   headers: { authorization: "Bearer any", "content-type": "application/json" },
 *   body: JSON.stringify({ msg: { type: "text", msg: "your order" } }),
 * });
 * console.log((await received(chat, "alice", { text: /order/ })).pass); // true
 * await chat.close();
 * await server.close();
 * ```
 */
export function createMockChat({ url, session, tenant = DEFAULT_TENANT }: MockChatOptions): MockChat {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(session)) {
    throw new TypeError(
      "A session's name is 1 to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or a digit.",
    );
  }
  const call = createControlCaller(url, session);
  const app = `/apps/${encodeURIComponent(tenant.org)}/${encodeURIComponent(tenant.app)}`;
  const put = async (usernames: readonly string[], status: "online" | "offline"): Promise<void> => {
    if (usernames.length === 0) return;
    await call("PATCH", `${app}/users`, { users: usernames.map((username) => ({ username, status })) });
  };
  return {
    url,
    session,
    tenant,
    fetch(input, init) {
      const request = new Request(input, init);
      if (!request.url.startsWith(`${url}/`)) {
        throw new TypeError(`fetch failed: ${new URL(request.url).origin} is not the mock server of this test, ${url}`);
      }
      request.headers.set("x-mock-session", session);
      return fetch(request);
    },
    online: (...usernames) => put(usernames, "online"),
    offline: (...usernames) => put(usernames, "offline"),
    async group(name, members) {
      await call("PUT", `${app}/groups/${encodeURIComponent(name)}`, { members });
    },
    async fault(fault: FaultInput | string) {
      await call("POST", "/faults", fault);
    },
    async advance(by) {
      await call("POST", "/clock", { advance: readDuration(by) });
    },
    async token(label, state) {
      await call("PATCH", `/tokens/${encodeURIComponent(label)}`, { state });
    },
    async play(scenario) {
      await call("PUT", "/scenario", { scenario });
    },
    async messages() {
      const [messages, { groups }] = await Promise.all([
        allMessages(call),
        call<{ groups: readonly Group[] }>("GET", `${app}/groups`),
      ]);
      const members = new Map(groups.map((group) => [group.id, group.members ?? []]));
      return messages.map((message) => receivedOf(message, members)).reverse();
    },
    async refused() {
      const { requests } = await call<{ requests: readonly RequestSummary[] }>("GET", `/requests?limit=100`);
      return requests
        .filter(({ status = 0 }) => status >= 400)
        .slice(0, REFUSED_SHOWN)
        .map(({ method, target, status, error = "" }) => `${method} ${target}: ${status} ${error}`)
        .reverse();
    },
    async close() {
      await call("DELETE", `/sessions/${session}`, undefined, [404]);
    },
  };
}

async function allMessages(call: ReturnType<typeof createControlCaller>): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const page = await call<{ messages: readonly Message[]; total: number }>(
      "GET",
      `/messages?limit=${PAGE}&start=${messages.length}`,
    );
    messages.push(...page.messages);
    if (page.messages.length < PAGE) return messages;
  }
}

function receivedOf(message: Message, members: ReadonlyMap<string, readonly string[]>): ReceivedMessage {
  const { to, from, message: body, ext } = message;
  return {
    kind: to.kind,
    to: to.name,
    members: (to.kind === "group" && members.get(to.name)) || [],
    from,
    message: body as ReceivedMessage["message"],
    ext: ext as ReceivedMessage["ext"],
  };
}
