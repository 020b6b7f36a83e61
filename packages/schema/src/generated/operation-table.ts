// The operations: what to send, what may come back, what client and mock make of it.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

import type { OperationEntry, ParameterEntry, RequestBodyEntry, ResponseEntry } from "../operation-entry.ts";

const parameters_org: ParameterEntry = {
  name: "org",
  in: "path",
  required: true,
  style: "simple",
  explode: false,
  shape: { type: "string" },
};

const parameters_app: ParameterEntry = {
  name: "app",
  in: "path",
  required: true,
  style: "simple",
  explode: false,
  shape: { type: "string" },
};

const parameters_username: ParameterEntry = {
  name: "username",
  in: "path",
  required: true,
  style: "simple",
  explode: false,
  shape: { type: "string" },
};

const responses_InvalidParameter: ResponseEntry = { mediaTypes: ["application/json"], headers: [], examples: ["illegal_argument"] };

const responses_Unauthorized: ResponseEntry = {
  mediaTypes: ["application/json"],
  headers: [{ name: "WWW-Authenticate", required: true, example: "Bearer realm=\"emchat\"" }],
  examples: ["unauthorized", "auth_bad_access_token", "expired_token"],
};

const responses_Forbidden: ResponseEntry = {
  mediaTypes: ["application/json"],
  headers: [],
  examples: ["forbidden_service_operation"],
};

const responses_NotFound: ResponseEntry = {
  mediaTypes: ["application/json"],
  headers: [],
  examples: ["service_resource_not_found", "organization_application_not_found"],
};

const responses_TooManyRequests: ResponseEntry = {
  mediaTypes: ["application/json"],
  headers: [{ name: "Retry-After", required: true, example: "1" }],
  examples: ["reach_limit"],
};

const responses_InternalServerError: ResponseEntry = { mediaTypes: ["application/json"], headers: [], examples: ["web_application"] };

const responses_ServiceUnavailable: ResponseEntry = {
  mediaTypes: ["application/json"],
  headers: [{ name: "Retry-After", required: false, example: "5" }],
  examples: ["service_unavailable"],
};

const requestBodies_SendMessage: RequestBodyEntry = {
  required: true,
  maxBytes: 51200,
  mediaTypes: ["application/json"],
  examples: [
    "source_document",
    "text",
    "txt",
    "img",
    "audio",
    "loc",
    "video",
    "file",
    "cmd",
    "custom",
  ],
};

const responses_MessageSent: ResponseEntry = { mediaTypes: ["application/json"], headers: [], examples: ["ok"] };

const responses_BadRequest: ResponseEntry = {
  mediaTypes: ["application/json"],
  headers: [],
  examples: ["illegal_argument", "json_parse"],
};

const responses_ContentTooLarge: ResponseEntry = { mediaTypes: ["application/json"], headers: [], examples: ["too_large"] };

const responses_UnsupportedMediaType: ResponseEntry = { mediaTypes: ["application/json"], headers: [], examples: ["web_application"] };

const parameters_group_name: ParameterEntry = {
  name: "group_name",
  in: "path",
  required: true,
  style: "simple",
  explode: false,
  shape: { type: "string" },
};

/** The operations by their operationId. */
export const operationTable: {
  readonly getUserStatus: OperationEntry<"GET", "/{org}/{app}/users/{username}/status">;
  readonly sendMessageToUser: OperationEntry<"POST", "/{org}/{app}/users/{username}/messages">;
  readonly sendMessageToGroup: OperationEntry<"POST", "/{org}/{app}/groups/{group_name}/messages">;
} = {
  getUserStatus: {
    method: "GET",
    path: "/{org}/{app}/users/{username}/status",
    parameters: [parameters_org, parameters_app, parameters_username],
    requestBody: null,
    responses: {
      "200": { mediaTypes: ["application/json"], headers: [], examples: ["offline", "online"] },
      "400": responses_InvalidParameter,
      "401": responses_Unauthorized,
      "403": responses_Forbidden,
      "404": responses_NotFound,
      "429": responses_TooManyRequests,
      "500": responses_InternalServerError,
      "503": responses_ServiceUnavailable,
    },
    security: [["adminToken"]],
    relations: [
      {
        id: "timestamp-is-now",
        when: ["2XX", "4XX", "5XX"],
        reply: "/timestamp",
        near: "now",
        within: 300000,
      },
      {
        id: "organization-is-echoed",
        when: ["2XX"],
        reply: "/organization",
        equals: { path: "org" },
      },
      {
        id: "application-name-is-echoed",
        when: ["2XX"],
        reply: "/applicationName",
        equals: { path: "app" },
      },
      {
        id: "uri-is-a-web-address",
        when: ["2XX"],
        reply: "/uri",
        startsWith: ["http://", "https://"],
      },
      {
        id: "error-fits-status",
        when: ["4XX", "5XX"],
        reply: "/error",
        byStatus: {
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
        },
        byRefusal: {
          syntax: ["json_parse", "invalid_request_body"],
          rule: [
            "illegal_argument",
            "required_property_not_found",
            "invalid_parameter",
            "invalid_request_body",
            "message_send_error",
          ],
          "no-token": ["unauthorized"],
          "unknown-token": ["auth_bad_access_token"],
        },
      },
      {
        id: "action-is-the-verb",
        when: ["2XX"],
        reply: "/action",
        equals: { const: "get" },
      },
      {
        id: "target-is-echoed",
        when: ["2XX"],
        reply: "/data/0/target_name",
        equals: { path: "username" },
        ignoreCase: true,
      },
      { id: "one-result-per-target", when: ["2XX"], reply: "/data", length: 1 },
    ],
    client: {
      resource: "users",
      method: "getStatus",
      result: "presence",
      target: "username",
      many: false,
    },
    mock: { effect: "read-presence", target: { kind: "user", parameter: "username" } },
    rateLimit: { requests: 100, perMs: 1000, scope: "app" },
  },
  sendMessageToUser: {
    method: "POST",
    path: "/{org}/{app}/users/{username}/messages",
    parameters: [parameters_org, parameters_app, parameters_username],
    requestBody: requestBodies_SendMessage,
    responses: {
      "200": responses_MessageSent,
      "400": responses_BadRequest,
      "401": responses_Unauthorized,
      "403": responses_Forbidden,
      "404": responses_NotFound,
      "413": responses_ContentTooLarge,
      "415": responses_UnsupportedMediaType,
      "429": responses_TooManyRequests,
      "500": responses_InternalServerError,
      "503": responses_ServiceUnavailable,
    },
    security: [["adminToken"]],
    relations: [
      {
        id: "timestamp-is-now",
        when: ["2XX", "4XX", "5XX"],
        reply: "/timestamp",
        near: "now",
        within: 300000,
      },
      {
        id: "organization-is-echoed",
        when: ["2XX"],
        reply: "/organization",
        equals: { path: "org" },
      },
      {
        id: "application-name-is-echoed",
        when: ["2XX"],
        reply: "/applicationName",
        equals: { path: "app" },
      },
      {
        id: "uri-is-a-web-address",
        when: ["2XX"],
        reply: "/uri",
        startsWith: ["http://", "https://"],
      },
      {
        id: "error-fits-status",
        when: ["4XX", "5XX"],
        reply: "/error",
        byStatus: {
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
        },
        byRefusal: {
          syntax: ["json_parse", "invalid_request_body"],
          rule: [
            "illegal_argument",
            "required_property_not_found",
            "invalid_parameter",
            "invalid_request_body",
            "message_send_error",
          ],
          "no-token": ["unauthorized"],
          "unknown-token": ["auth_bad_access_token"],
        },
      },
      {
        id: "action-is-the-verb",
        when: ["2XX"],
        reply: "/action",
        equals: { const: "post" },
      },
      { id: "one-result-per-target", when: ["2XX"], reply: "/data", length: 1 },
    ],
    client: {
      resource: "users",
      method: "sendMessage",
      result: "delivery",
      target: "username",
      many: "sendMany",
    },
    mock: { effect: "deliver-message", target: { kind: "user", parameter: "username" } },
    rateLimit: { requests: 6000, perMs: 60000, scope: "app" },
  },
  sendMessageToGroup: {
    method: "POST",
    path: "/{org}/{app}/groups/{group_name}/messages",
    parameters: [parameters_org, parameters_app, parameters_group_name],
    requestBody: requestBodies_SendMessage,
    responses: {
      "200": responses_MessageSent,
      "400": responses_BadRequest,
      "401": responses_Unauthorized,
      "403": responses_Forbidden,
      "404": responses_NotFound,
      "413": responses_ContentTooLarge,
      "415": responses_UnsupportedMediaType,
      "429": responses_TooManyRequests,
      "500": responses_InternalServerError,
      "503": responses_ServiceUnavailable,
    },
    security: [["adminToken"]],
    relations: [
      {
        id: "timestamp-is-now",
        when: ["2XX", "4XX", "5XX"],
        reply: "/timestamp",
        near: "now",
        within: 300000,
      },
      {
        id: "organization-is-echoed",
        when: ["2XX"],
        reply: "/organization",
        equals: { path: "org" },
      },
      {
        id: "application-name-is-echoed",
        when: ["2XX"],
        reply: "/applicationName",
        equals: { path: "app" },
      },
      {
        id: "uri-is-a-web-address",
        when: ["2XX"],
        reply: "/uri",
        startsWith: ["http://", "https://"],
      },
      {
        id: "error-fits-status",
        when: ["4XX", "5XX"],
        reply: "/error",
        byStatus: {
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
        },
        byRefusal: {
          syntax: ["json_parse", "invalid_request_body"],
          rule: [
            "illegal_argument",
            "required_property_not_found",
            "invalid_parameter",
            "invalid_request_body",
            "message_send_error",
          ],
          "no-token": ["unauthorized"],
          "unknown-token": ["auth_bad_access_token"],
        },
      },
      {
        id: "action-is-the-verb",
        when: ["2XX"],
        reply: "/action",
        equals: { const: "post" },
      },
      { id: "one-result-per-target", when: ["2XX"], reply: "/data", length: 1 },
    ],
    client: {
      resource: "groups",
      method: "sendMessage",
      result: "delivery",
      target: "group_name",
      many: "sendMany",
    },
    mock: { effect: "deliver-message", target: { kind: "group", parameter: "group_name" } },
    rateLimit: { requests: 20, perMs: 1000, scope: "app" },
  },
};
