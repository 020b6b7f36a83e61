import type { Call } from "./call.ts";
import { exchangeWithExtras } from "./exchange-with-extras.ts";
import { logDelivery } from "./log-delivery.ts";
import { onAbort } from "./on-abort.ts";
import type { Receipt } from "./receipt.ts";

/** What is around a call that most calls have not. */
export interface Surroundings {
  /** Sends its request, where something is put around that. */
  readonly exchange: typeof exchangeWithExtras | undefined;
  /** Tells of its success, and leaves the caller's signal. */
  delivered(receipt: Receipt): void;
}

/** Puts around a call what its caller and its client want there: a signal, a logger, a hook, middleware, headers of its own. */
export function surround(call: Call): Surroundings {
  const { delivery, operation, options, scope } = call;
  const { signal, beforeAttempt, headers } = options;
  const extras = beforeAttempt || headers || operation.write || delivery.middleware.length > 0;
  if (signal) call.leave = onAbort(signal, scope.abort);
  return {
    exchange: extras ? exchangeWithExtras : undefined,
    delivered: (receipt) => {
      call.leave?.();
      logDelivery(delivery.logger, receipt);
    },
  };
}
