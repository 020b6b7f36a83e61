import { createBulkDelivery } from "./bulk/bulk-delivery.ts";
import type { Delivery } from "./delivery/call.ts";
import { deliver } from "./delivery/deliver.ts";
import { toEmchatPromise } from "./emchat-promise.ts";
import { deliveryReader } from "./envelope/delivery.ts";
import { presenceReader } from "./envelope/presence.ts";
import { toRequestBody } from "./messages.ts";
import type { ResourceCaller } from "./resource-calls.ts";

const NO_BODY = (): void => {};

/** What the generated resources call. */
export function createResourceCaller(delivery: Delivery): ResourceCaller {
  const caller: ResourceCaller = {
    presence: (operation, username, options = {}) =>
      toEmchatPromise(
        deliver(delivery, operation, { [operation.target]: username }, NO_BODY, options, presenceReader(username)),
      ),
    delivery: (operation, target, message, options = {}) =>
      toEmchatPromise(
        deliver(
          delivery,
          operation,
          { [operation.target]: target },
          () => toRequestBody(message, options),
          options,
          deliveryReader(target),
        ),
      ),
    deliverMany: (operation, targets, message, options = {}) =>
      createBulkDelivery(operation.id, targets, message, options, (target, one, each) =>
        caller.delivery(operation, target, one, each),
      ),
  };
  return caller;
}
