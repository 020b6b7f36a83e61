import type { BulkDelivery } from "./bulk/bulk-delivery.ts";
import type { BulkMessage, BulkOptions } from "./bulk/bulk-options.ts";
import type { Targets } from "./bulk/bulk-target.ts";
import type { CallOptions, SendOptions } from "./call-options.ts";
import type { EmchatPromise } from "./emchat-promise.ts";
import type { DeliveryResult } from "./envelope/delivery.ts";
import type { PresenceResult } from "./envelope/presence.ts";
import type { MessageInput } from "./messages.ts";
import type { OperationData, OperationId } from "./operation-data.ts";
/** What generated resources stand on. */
export interface ResourceCaller {
  presence<Id extends OperationId>(
    operation: OperationData<Id>,
    target: string,
    options?: CallOptions,
  ): EmchatPromise<PresenceResult, Id>;
  delivery<Id extends OperationId>(
    operation: OperationData<Id>,
    target: string,
    message: MessageInput,
    options?: SendOptions,
  ): EmchatPromise<DeliveryResult, Id>;
  deliverMany<Id extends OperationId>(
    operation: OperationData<Id>,
    targets: Targets,
    message: BulkMessage,
    options?: BulkOptions,
  ): BulkDelivery;
}
