import type { StoredMessage } from "../state/message-log.ts";
import type { Call } from "./call.ts";

/** What the service answers. */
export interface Reply {
  readonly status: number;
  /** Headers by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The envelope, as a JSON value that is only to be read: parts of it are shared between replies. It is there for `HEAD` too;
   * whoever sends the reply leaves it out. `undefined` for a 204.
   */
  readonly body: unknown;
  /** The message that the call stored, if it did. */
  readonly message?: StoredMessage | undefined;
  /** The name of the contract's example that the body is, where the call preferred one. */
  readonly example?: string | undefined;
}

/** The headers of a reply that needs no others: always this object. */
export const JSON_HEADERS: Readonly<Record<string, string>> = Object.freeze({ "content-type": "application/json" });

/**
 * Tells a reply from a call, for what `route` returns.
 *
 * @example
 * ```ts
 * import { createEmulator, isReply } from "@emchat/emulator";
 *
 * const emulator = createEmulator();
 * const routed = emulator.route({ method: "GET", target: "/nowhere", headers: {} });
 * console.log(isReply(routed) ? routed.status : routed.operationId);
 * ```
 */
export function isReply(value: Call | Reply): value is Reply {
  return "status" in value;
}
