import { createEmulator, type Emulator } from "../emulator.ts";
import type { EmulatorOptions } from "../emulator-options.ts";
import { createEmulatorFetch } from "../fronts/fetch.ts";
import type { StoredMessage } from "../state/message-log.ts";
import { DEFAULT_SERVICE_URL } from "../state/rules.ts";
import { type Chat, DEFAULT_TENANT, type ReceivedMessage, type Tenant } from "./chat.ts";

/** The chat service of one test, in this process. */
export interface EmulatorChat extends Chat {
  /** The service itself, for what has no word of its own. */
  readonly emulator: Emulator;
}

/** How many refused calls are remembered. */
const REFUSED_KEPT = 5;
/** The most messages that are looked at. */
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Makes the chat service of one test, for any runner; `@emchat/emulator/vitest` does it by itself.
 *
 * @param options those of the emulator (default seed 1), and the application that the test speaks of
 * @throws TypeError or RangeError naming the key of the config or the scenario that is wrong
 * @example
 * ```ts
 * import { createChat, received } from "@emchat/emulator/testing";
 *
 * const chat = createChat();
 * await chat.online("alice");
 * await chat.fetch(`${chat.url}/easemob-demo/chatdemoui/users/alice/messages`, {
 *   method: "POST",
 *   headers: { authorization: "Bearer any", "content-type": "application/json" },
 *   body: JSON.stringify({ msg: { type: "text", msg: "your order" } }),
 * });
 * console.log((await received(chat, "alice", { text: /order/ })).pass); // true
 * ```
 */
export function createChat(options: EmulatorOptions & { readonly tenant?: Tenant | undefined } = {}): EmulatorChat {
  const { tenant = DEFAULT_TENANT, ...rest } = options;
  const { org, app } = tenant;
  const emulator = createEmulator({ ...rest, seed: rest.seed ?? rest.scenario?.seed ?? rest.config?.seed ?? 1 });
  const answer = createEmulatorFetch(emulator, { baseUrl: DEFAULT_SERVICE_URL });
  const refused: string[] = [];
  const put = (usernames: readonly string[], status: "online" | "offline"): void => {
    for (const username of usernames) emulator.users.put(org, app, username, { status });
  };
  return {
    emulator,
    tenant,
    url: DEFAULT_SERVICE_URL,
    async fetch(input, init) {
      const response = await answer(input, init);
      if (response.status >= 400) {
        refused.push(await refusalLine(input, init, response.clone()));
        if (refused.length > REFUSED_KEPT) refused.shift();
      }
      return response;
    },
    online: async (...usernames) => put(usernames, "online"),
    offline: async (...usernames) => put(usernames, "offline"),
    async group(name, members) {
      emulator.groups.put(org, app, name, { members });
    },
    async fault(fault) {
      emulator.faults.add(fault);
    },
    async advance(by) {
      emulator.clock.advance(by);
    },
    async token(label, state) {
      if (emulator.tokens.update(label, { state })) return;
      const labels = emulator.tokens.list().map((token) => token.label);
      throw new TypeError(`There is no token with the label ${label}; there are ${labels.join(", ") || "none"}.`);
    },
    async play(scenario) {
      emulator.play(scenario);
      refused.length = 0;
    },
    messages: async () => emulator.messages.list({ limit: ALL }).messages.map(receivedOf).reverse(),
    refused: async () => [...refused],
  };
}

function receivedOf({ target, from, message, ext }: StoredMessage): ReceivedMessage {
  return { kind: target.kind, to: target.name, members: target.members ?? [], from, message, ext };
}

/** A call that was refused, without its token. */
async function refusalLine(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
  response: Response,
): Promise<string> {
  const { url, method } = input instanceof Request ? input : { url: String(input), method: init?.method ?? "GET" };
  const text = await response.text().catch(() => "");
  return `${init?.method ?? method} ${new URL(url).pathname}: ${response.status} ${text.slice(0, 300)}`;
}
