import type { OperationId } from "../operation-data.ts";
import { checkLimit, checkOptions } from "../option-checks.ts";
import { createLocalLimiter, type LocalRateLimiter } from "./local-rate-limiter.ts";
import type { RateLimit } from "./rate-limiter.ts";
import { realClock } from "./real-clock.ts";

/**
 * The limiter of one client. Where nothing was used lately, a second's worth of requests goes out at once; beyond that they are evenly spaced, and no
 * window ever holds more of them than the limit says. A 429 stops all of them for as long as the service asks; then one goes alone, and
 * the others follow at the pace that the service took, which grows back to the one that was set.
 *
 * @param limits The pace of each operation; one that is left out goes out at once.
 * @throws EmchatConfigurationError when a limit cannot be used.
 * @example
 * ```ts
 * import { createClient, createRateLimiter } from "@emchat/client";
 *
 * const rate = createRateLimiter({ sendMessageToUser: { requests: 50, perMs: 1000 } });
 * const shop = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-shop", rate });
 * const desk = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-desk", rate });
 * ```
 */
export function createRateLimiter(limits: { readonly [Id in OperationId]?: RateLimit }): LocalRateLimiter {
  checkOptions(limits, "limits");
  for (const [id, limit] of Object.entries(limits)) checkLimit(id, limit);
  return createLocalLimiter(limits, realClock, {});
}
