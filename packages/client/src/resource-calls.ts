import type { BulkDelivery } from "./bulk/bulk-delivery.ts";
import type { BulkMessage, BulkOptions, SendOne } from "./bulk/bulk-options.ts";
import type { Targets } from "./bulk/bulk-target.ts";
import type { CallOptions } from "./call-options.ts";
import type { EmchatPromise } from "./emchat-promise.ts";
import type { Reader } from "./envelope/reader.ts";
import type { MessageInput } from "./messages.ts";
import type { OperationData, OperationId } from "./operation-data.ts";

/** What generated resources stand on. */
export interface ResourceCaller {
  /** Calls an operation; query, headers and cookies stand in the options. */
  call<Value, Id extends OperationId>(
    operation: OperationData<Id>,
    path: Readonly<Record<string, unknown>>,
    read: Reader<Value>,
    options?: CallOptions,
    body?: () => unknown,
  ): EmchatPromise<Value, Id>;
  /** Calls `send` for each target. */
  many<Message extends MessageInput>(
    operation: OperationData,
    targets: Targets,
    message: BulkMessage<Message>,
    options: BulkOptions | undefined,
    send: SendOne<Message>,
  ): BulkDelivery;
}
