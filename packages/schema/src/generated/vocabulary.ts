// The words of the contract.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

import type { components } from "./types.ts";

/** The operations, by their operationId. */
export const operationIds: readonly ["getUserStatus", "sendMessageToUser", "sendMessageToGroup"] = ["getUserStatus", "sendMessageToUser", "sendMessageToGroup"];
/** The operations, by their operationId. */
export type OperationId = (typeof operationIds)[number];

/** The operations that deliver a message. */
export const sendIds: readonly ["sendMessageToUser", "sendMessageToGroup"] = ["sendMessageToUser", "sendMessageToGroup"];
/** The operations that deliver a message. */
export type SendId = (typeof sendIds)[number];

/** What the `type` of a message may be. */
export const messageTypes: readonly ["text", "txt", "img", "audio", "loc", "video", "file", "cmd", "custom"] = ["text", "txt", "img", "audio", "loc", "video", "file", "cmd", "custom"];
/** What the `type` of a message may be. */
export type MessageType = (typeof messageTypes)[number];

/** The keys that a message of each type must have, and those that it may have, beside `type`. */
export const messageFields: Readonly<
  Record<MessageType, { readonly required: readonly string[]; readonly optional: readonly string[] }>
> = {
  text: { required: ["msg"], optional: [] },
  txt: { required: ["msg"], optional: [] },
  img: {
    required: ["url"],
    optional: ["filename", "secret", "thumb", "thumb_secret", "size", "file_length"],
  },
  audio: { required: ["url"], optional: ["filename", "secret", "length", "file_length"] },
  loc: { required: ["addr", "lat", "lng"], optional: [] },
  video: {
    required: ["url"],
    optional: ["filename", "secret", "thumb", "thumb_secret", "length", "file_length"],
  },
  file: { required: ["url"], optional: ["filename", "secret", "file_length"] },
  cmd: { required: ["action"], optional: [] },
  custom: { required: [], optional: ["customEvent", "customExts"] },
};

/** The schema of each type of message. */
export interface Messages {
  text: components["schemas"]["TextMessage"];
  txt: components["schemas"]["TextMessage"];
  img: components["schemas"]["ImageMessage"];
  audio: components["schemas"]["AudioMessage"];
  loc: components["schemas"]["LocationMessage"];
  video: components["schemas"]["VideoMessage"];
  file: components["schemas"]["FileMessage"];
  cmd: components["schemas"]["CommandMessage"];
  custom: components["schemas"]["CustomMessage"];
}

/** The body of a request that delivers a message. */
export type MessageRequest = components["schemas"]["SendMessageRequest"];

/** What a user's presence may be. */
export const presences: readonly ["online", "offline"] = ["online", "offline"];
/** What a user's presence may be. */
export type PresenceWord = (typeof presences)[number];

/** What a call may be about. */
export const targetKinds: readonly ["user", "group"] = ["user", "group"];
/** What a call may be about. */
export type TargetKind = (typeof targetKinds)[number];

/** The statuses that some operation declares. */
export const declaredStatuses: readonly [200, 400, 401, 403, 404, 413, 415, 429, 500, 503] = [200, 400, 401, 403, 404, 413, 415, 429, 500, 503];
/** The statuses that some operation declares. */
export type DeclaredStatus = (typeof declaredStatuses)[number];

/** The identifiers that errors have in their `error`, by status or class of statuses. */
export const errorIdentifiers: {
  readonly "400": readonly ["illegal_argument", "json_parse", "required_property_not_found", "invalid_parameter", "invalid_request_body", "message_send_error"];
  readonly "401": readonly ["unauthorized", "auth_bad_access_token", "expired_token"];
  readonly "403": readonly ["forbidden_service_operation", "forbidden_op", "message_send_error"];
  readonly "404": readonly ["service_resource_not_found", "organization_application_not_found", "resource_not_found", "entity_not_found"];
  readonly "413": readonly ["Request Entity Too Large"];
  readonly "415": readonly ["web_application"];
  readonly "429": readonly ["reach_limit", "resource_limited"];
  readonly "500": readonly ["web_application"];
  readonly "503": readonly ["service_unavailable"];
} = {
  "400": [
    "illegal_argument",
    "json_parse",
    "required_property_not_found",
    "invalid_parameter",
    "invalid_request_body",
    "message_send_error",
  ],
  "401": ["unauthorized", "auth_bad_access_token", "expired_token"],
  "403": ["forbidden_service_operation", "forbidden_op", "message_send_error"],
  "404": [
    "service_resource_not_found",
    "organization_application_not_found",
    "resource_not_found",
    "entity_not_found",
  ],
  "413": ["Request Entity Too Large"],
  "415": ["web_application"],
  "429": ["reach_limit", "resource_limited"],
  "500": ["web_application"],
  "503": ["service_unavailable"],
};
/** What the `error` of a reply may be. */
export type ErrorIdentifier = (typeof errorIdentifiers)[keyof typeof errorIdentifiers][number];

/** The eras of the service whose replies a mock can give; the first is the contract's own. */
export const eras: readonly ["2014", "today"] = ["2014", "today"];
/** The eras of the service whose replies a mock can give; the first is the contract's own. */
export type Era = (typeof eras)[number];

/** The form of `data` in each era: a list of results, or the targets mapped to a word each. */
export const resultsOfEra: Readonly<Record<Era, "list" | "map">> = { "2014": "list", today: "map" };
