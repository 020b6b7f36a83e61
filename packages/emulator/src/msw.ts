import { type HttpHandler, http } from "msw/http";
import type { Emulator } from "./emulator.ts";
import { answerRequest } from "./fronts/answer-request.ts";
import { readBase, targetBelow } from "./fronts/base-path.ts";
import { DEFAULT_SERVICE_URL } from "./state/rules.ts";

/** Where the service seems to be. */
export interface HandlerOptions {
  /** The address before `/{org}/{app}`. Default `https://a1.easemob.com`. */
  readonly baseUrl?: string | undefined;
}

/**
 * Makes handlers for Mock Service Worker 3, for `setupServer` and `setupWorker` alike. Every request below `baseUrl` is the
 * emulator's, wrong paths included; all others stay MSW's.
 *
 * @throws TypeError when `baseUrl` is no address
 * @example
 * ```ts
 * import { createEmulator } from "@emchat/emulator";
 * import { createHandlers } from "@emchat/emulator/msw";
 * import { setupServer } from "msw/node";
 *
 * const emulator = createEmulator();
 * const server = setupServer(...createHandlers(emulator, { baseUrl: "https://a1.easemob.com" }));
 * server.listen({ onUnhandledFrame: "bypass" });
 * ```
 */
export function createHandlers(emulator: Emulator, options: HandlerOptions = {}): HttpHandler[] {
  const base = readBase(options.baseUrl ?? DEFAULT_SERVICE_URL);
  return [
    http.all(
      ({ request }) => targetBelow(base, request.url) !== undefined,
      ({ request }) => answerRequest(emulator, request, targetBelow(base, request.url) ?? "/"),
    ),
  ];
}
