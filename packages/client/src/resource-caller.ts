import { createBulkDelivery } from "./bulk/bulk-delivery.ts";
import type { SendOne } from "./bulk/bulk-options.ts";
import type { Delivery } from "./delivery/call.ts";
import { deliver } from "./delivery/deliver.ts";
import { withReceipt } from "./delivery/receipt.ts";
import type { ResourceCaller } from "./resource-calls.ts";
import { NO_OPTIONS } from "./settings.ts";

const NO_BODY = (): void => {};

/** What the generated resources call. */
export function createResourceCaller(delivery: Delivery): ResourceCaller {
  return {
    call: (operation, path, read, options = NO_OPTIONS, body = NO_BODY) =>
      withReceipt((keep) => deliver(keep, delivery, operation, path, body, options, read)),
    // a run hands on the messages that it was given
    many: (operation, targets, message, options = {}, send) =>
      createBulkDelivery({ delivery, operation, targets, message, options, send: send as SendOne }),
  };
}
