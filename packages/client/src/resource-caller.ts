import { createBulkDelivery } from "./bulk/bulk-delivery.ts";
import type { SendOne } from "./bulk/bulk-options.ts";
import type { Delivery } from "./delivery/call.ts";
import { deliver } from "./delivery/deliver.ts";
import { withResponse } from "./delivery/receipt.ts";
import { NO_OPTIONS } from "./limits.ts";
import type { ResourceCaller } from "./resource-calls.ts";

/** What the generated resources call. */
export function createResourceCaller(delivery: Delivery): ResourceCaller {
  return {
    call: (operation, path, read, options = NO_OPTIONS, body) =>
      withResponse(deliver(delivery, operation, path, body, options, read)),
    // a run hands on the messages that it was given
    many: (operation, targets, message, options = {}, send) =>
      createBulkDelivery({ delivery, operation, targets, message, options, send: send as SendOne }),
  };
}
