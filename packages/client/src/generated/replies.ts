// What the client knows of an operation's failures.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

import type { DeclaredReplies } from "../envelope/declared-replies.ts";
import type { OperationId } from "../operation-data.ts";

/** By operationId. */
export const replies: { readonly [Id in OperationId]: DeclaredReplies } = {
  getUserStatus: { keys: [200, 400, 401, 403, 404, 429, 500, 503] },
  sendMessageToUser: {
    keys: [200, 400, 401, 403, 404, 413, 415, 429, 500, 503],
    successor: "/messages/users",
  },
  sendMessageToGroup: {
    keys: [200, 400, 401, 403, 404, 413, 415, 429, 500, 503],
    successor: "/messages/chatgroups",
  },
};
