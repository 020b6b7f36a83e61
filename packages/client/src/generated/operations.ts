// The client's calls, one for each operation of the contract.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

import type { BulkDelivery } from "../bulk/bulk-delivery.ts";
import type { BulkMessage, BulkOptions } from "../bulk/bulk-options.ts";
import type { Targets } from "../bulk/bulk-target.ts";
import type { CallOptions, SendOptions } from "../call-options.ts";
import type { EmchatPromise, Safe } from "../emchat-promise.ts";
import { deliveryReader, type DeliveryResult } from "../envelope/delivery.ts";
import { presenceReader, type PresenceResult } from "../envelope/presence.ts";
import { type MessageInput, toRequestBody } from "../messages.ts";
import type { ResourceCaller } from "../resource-calls.ts";

/** The service's first server. */
export const serverUrl = "https://a1.easemob.com";

/** Where the service hands out tokens; the tenant's `{org}` and `{app}` go into it. */
export const tokenUrl = "https://a1.easemob.com/{org}/{app}/token";

export const getUserStatus = {
  id: "getUserStatus",
  method: "GET",
  path: "/{org}/{app}/users/{username}/status",
  rate: { requests: 100, perMs: 1000 },
} as const;

export const sendMessageToUser = {
  id: "sendMessageToUser",
  method: "POST",
  path: "/{org}/{app}/users/{username}/messages",
  anyCase: true,
  rate: { requests: 6000, perMs: 60000 },
} as const;

export const sendMessageToGroup = {
  id: "sendMessageToGroup",
  method: "POST",
  path: "/{org}/{app}/groups/{group_name}/messages",
  rate: { requests: 20, perMs: 1000 },
} as const;

/** Every call by its operationId. */
export const operations: {
  readonly getUserStatus: typeof getUserStatus;
  readonly sendMessageToUser: typeof sendMessageToUser;
  readonly sendMessageToGroup: typeof sendMessageToGroup;
} = { getUserStatus, sendMessageToUser, sendMessageToGroup };

/** People, by their username in the application. */
export interface UsersResource {
  /**
   * Ask whether a user is online.
   *
   * Tells whether one user has a long connection to the service now. With several devices, one connected device is
   * enough to be `online`; a user whose process was killed or whose network is gone is `offline`.
   *
   * Permission: administrator of the application or of the organisation.
   *
   * @param username The user's name in the application: letters, digits, `_`, `-` and `.`; no Chinese, no e-mail
   * address, no slash. Upper and lower case are the same name. A name of dots alone cannot be written in a path and is
   * refused.
   * @param options Limits and settings of this one call.
   * @throws EmchatError when the call failed; its `outcome` says whether the service may have done the work.
   * @example
   * ```ts
   * import { createClient } from "@emchat/client";
   *
   * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
   * const { username, status } = await client.users.getStatus("zw123");
   * ```
   */
  getStatus(username: string, options?: CallOptions): EmchatPromise<PresenceResult, "getUserStatus">;

  /**
   * Send a message to a user.
   *
   * Sends one message to one user, who sees it in a chat with `from`, or with `admin` where `from` is left out.
   *
   * The reply has one result for the user. Its `result_code` is 200 when the service took the message; any other value
   * means that it did not, even though the HTTP status is 200.
   *
   * Permission: administrator of the application or of the organisation.
   *
   * @param username The user's name in the application: letters, digits, `_`, `-` and `.`; no Chinese, no e-mail
   * address, no slash. Upper and lower case are the same name. A name of dots alone cannot be written in a path and is
   * refused.
   * @param message A message, or a string, which is a text.
   * @param options Limits and settings of this one call.
   * @throws EmchatError when the call failed; its `outcome` says whether the service may have done the work.
   * @example
   * ```ts
   * import { createClient } from "@emchat/client";
   *
   * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
   * const { results } = await client.users.sendMessage("zw123", "你好");
   * ```
   */
  sendMessage(username: string, message: MessageInput, options?: SendOptions): EmchatPromise<DeliveryResult, "sendMessageToUser">;

  /**
   * Send a message to a user, for many targets: each gets a call of its own, and results come in the order in which
   * they are complete.
   *
   * Memory does not grow with the number of targets. What failed and surely was not delivered is tried again; a target
   * whose
   * outcome is unknown never is.
   *
   * @param usernames The targets: an array, or anything that can be iterated, also asynchronously.
   * @param message A message for all, or a function that makes the message of each.
   * @param options Concurrency, progress, a signal, and a checkpoint to go on from.
   * @example
   * ```ts
   * import { createClient } from "@emchat/client";
   *
   * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
   * for await (const result of client.users.sendMany(["zw123"], "你好")) {
   *   console.log(result.target, result.ok);
   * }
   * ```
   */
  sendMany(usernames: Targets, message: BulkMessage, options?: BulkOptions): BulkDelivery;
}

/** Group chats, by their id. */
export interface GroupsResource {
  /**
   * Send a message to a group.
   *
   * Sends one message to every member of one group chat. The body is the same as for a user.
   *
   * The reply has one result for the group. Its `result_code` is 200 when the service took the message; any other value
   * means that it did not, even though the HTTP status is 200.
   *
   * Permission: administrator of the application or of the organisation.
   *
   * @param groupId The group's id, whatever the parameter's name says: a number of 13 to 16 digits in the service's own
   * samples. Older groups have a client-made name, so letters, `_`, `-` and `.` are accepted too.
   * @param message A message, or a string, which is a text.
   * @param options Limits and settings of this one call.
   * @throws EmchatError when the call failed; its `outcome` says whether the service may have done the work.
   * @example
   * ```ts
   * import { createClient } from "@emchat/client";
   *
   * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
   * const { results } = await client.groups.sendMessage("1402541206787", "你好");
   * ```
   */
  sendMessage(groupId: string, message: MessageInput, options?: SendOptions): EmchatPromise<DeliveryResult, "sendMessageToGroup">;

  /**
   * Send a message to a group, for many targets: each gets a call of its own, and results come in the order in which
   * they are complete.
   *
   * Memory does not grow with the number of targets. What failed and surely was not delivered is tried again; a target
   * whose
   * outcome is unknown never is.
   *
   * @param groupIds The targets: an array, or anything that can be iterated, also asynchronously.
   * @param message A message for all, or a function that makes the message of each.
   * @param options Concurrency, progress, a signal, and a checkpoint to go on from.
   * @example
   * ```ts
   * import { createClient } from "@emchat/client";
   *
   * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
   * for await (const result of client.groups.sendMany(["1402541206787"], "你好")) {
   *   console.log(result.target, result.ok);
   * }
   * ```
   */
  sendMany(groupIds: Targets, message: BulkMessage, options?: BulkOptions): BulkDelivery;
}

/** All resources of a client. */
export interface Resources {
  readonly users: UsersResource;
  readonly groups: GroupsResource;
}

/** The same calls, which return `{ ok, value | error }` where these would throw. */
export interface SafeResources {
  readonly users: Safe<UsersResource>;
  readonly groups: Safe<GroupsResource>;
}

/** Makes the resources over one caller. */
export function createResources(caller: ResourceCaller): Resources {
  const users: UsersResource = {
    getStatus: (username, options) => caller.call(getUserStatus, { username }, presenceReader(username), options),
    sendMessage: (username, message, options) => caller.call(sendMessageToUser, { username }, deliveryReader(username), options, () => toRequestBody(message, options)),
    sendMany: (usernames, message, options) => caller.many(sendMessageToUser, usernames, message, options, users.sendMessage),
  };
  const groups: GroupsResource = {
    sendMessage: (groupId, message, options) => caller.call(sendMessageToGroup, { group_name: groupId }, deliveryReader(groupId), options, () => toRequestBody(message, options)),
    sendMany: (groupIds, message, options) => caller.many(sendMessageToGroup, groupIds, message, options, groups.sendMessage),
  };
  return { users, groups };
}

/** Makes the safe twins of all resources. */
export function createSafeResources(resources: Resources, toSafe: <One extends object>(resource: One) => Safe<One>): SafeResources {
  return {
    users: toSafe(resources.users),
    groups: toSafe(resources.groups),
  };
}
