import type { StoredMessage } from "../state/message-log.ts";

/** What the service answers. */
export interface Reply {
  readonly status: number;
  /** Headers by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The envelope, as a JSON value that is only to be read: parts of it are shared between replies. It is there for `HEAD` too;
   * whoever sends the reply leaves it out. `undefined` for a reply without a body, such as a 204.
   */
  readonly body: unknown;
  /** The message that the call stored, if it did. */
  readonly message?: StoredMessage | undefined;
  /** The name of the contract's example that the body is, where the call preferred one. */
  readonly example?: string | undefined;
  /** Set where request and reply hold secrets: whoever keeps or prints calls leaves both bodies out. */
  readonly secret?: true | undefined;
}

/** Statuses whose replies have no body, whatever is declared for their class (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** The headers of a reply that needs no others: always this object. */
export const JSON_HEADERS: Readonly<Record<string, string>> = Object.freeze({ "content-type": "application/json" });

/**
 * Tells a reply from what else there may be: from a call for what `route` returns, from a plan for what `plan` returns.
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
export function isReply<Other extends object>(value: Other | Reply): value is Reply {
  return "status" in value;
}
