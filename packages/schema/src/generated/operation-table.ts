// The operations: what to send, what may come back, what the client makes of it.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

/** The operations by their operationId. Each entry is an `OperationEntry`, with its values as literal types. */
export const operationTable = {
  getUserStatus: {
    method: "GET",
    path: "/{org}/{app}/users/{username}/status",
    tags: ["users"],
    summary: "Ask whether a user is online",
    pathParameters: [
      { name: "org", minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" },
      { name: "app", minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" },
      {
        name: "username",
        minLength: 1,
        maxLength: 64,
        pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$",
      },
    ],
    hasRequestBody: false,
    maxBodyBytes: null,
    requestExamples: [],
    responses: {
      "200": {
        description: "The user's presence.",
        requiredHeaders: [],
        examples: ["offline", "online"],
      },
      "400": {
        description: "A part of the path breaks its rules.",
        requiredHeaders: [],
        examples: ["illegal_argument"],
      },
      "401": {
        description: "There is no token, or it is not one that may do this.",
        requiredHeaders: ["WWW-Authenticate"],
        examples: ["unauthorized", "auth_bad_access_token", "expired_token"],
      },
      "403": {
        description: "The token is good, but the application may not do this.",
        requiredHeaders: [],
        examples: ["forbidden_service_operation"],
      },
      "404": {
        description: "There is no such user or group, no such tenant, or no such path.",
        requiredHeaders: [],
        examples: ["service_resource_not_found", "organization_application_not_found"],
      },
      "429": {
        description: "The application has made more calls than it may.",
        requiredHeaders: ["Retry-After"],
        examples: ["reach_limit"],
      },
      "500": {
        description: "The service failed. Whether it had done the work before is unknown. A gateway may answer without an envelope.",
        requiredHeaders: [],
        examples: ["web_application"],
      },
      "503": {
        description: "The service is overloaded and did not take the request: with an envelope it was refused before any work was done. A gateway may answer without an envelope, and then that is not sure.",
        requiredHeaders: [],
        examples: ["service_unavailable"],
      },
    },
    client: {
      resource: "users",
      method: "getStatus",
      result: "presence",
      target: "username",
      many: false,
    },
    rateLimit: { requests: 100, perMs: 1000, scope: "app" },
  },
  sendMessageToUser: {
    method: "POST",
    path: "/{org}/{app}/users/{username}/messages",
    tags: ["users"],
    summary: "Send a message to a user",
    pathParameters: [
      { name: "org", minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" },
      { name: "app", minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" },
      {
        name: "username",
        minLength: 1,
        maxLength: 64,
        pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$",
      },
    ],
    hasRequestBody: true,
    maxBodyBytes: 51200,
    requestExamples: [
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
    responses: {
      "200": {
        description: "The service took the request. Read `result_code` of each element of `data`.",
        requiredHeaders: [],
        examples: ["ok"],
      },
      "400": {
        description: "The path or the body breaks its rules, or the body is not JSON.",
        requiredHeaders: [],
        examples: ["illegal_argument", "json_parse"],
      },
      "401": {
        description: "There is no token, or it is not one that may do this.",
        requiredHeaders: ["WWW-Authenticate"],
        examples: ["unauthorized", "auth_bad_access_token", "expired_token"],
      },
      "403": {
        description: "The token is good, but the application may not do this.",
        requiredHeaders: [],
        examples: ["forbidden_service_operation"],
      },
      "404": {
        description: "There is no such user or group, no such tenant, or no such path.",
        requiredHeaders: [],
        examples: ["service_resource_not_found", "organization_application_not_found"],
      },
      "413": {
        description: "The body is larger than the service reads.",
        requiredHeaders: [],
        examples: ["too_large"],
      },
      "415": {
        description: "The body is not announced as JSON.",
        requiredHeaders: [],
        examples: ["web_application"],
      },
      "429": {
        description: "The application has made more calls than it may.",
        requiredHeaders: ["Retry-After"],
        examples: ["reach_limit"],
      },
      "500": {
        description: "The service failed. Whether it had done the work before is unknown. A gateway may answer without an envelope.",
        requiredHeaders: [],
        examples: ["web_application"],
      },
      "503": {
        description: "The service is overloaded and did not take the request: with an envelope it was refused before any work was done. A gateway may answer without an envelope, and then that is not sure.",
        requiredHeaders: [],
        examples: ["service_unavailable"],
      },
    },
    client: {
      resource: "users",
      method: "sendMessage",
      result: "delivery",
      target: "username",
      many: "sendMany",
    },
    rateLimit: { requests: 6000, perMs: 60000, scope: "app" },
  },
  sendMessageToGroup: {
    method: "POST",
    path: "/{org}/{app}/groups/{group_name}/messages",
    tags: ["groups"],
    summary: "Send a message to a group",
    pathParameters: [
      { name: "org", minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" },
      { name: "app", minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" },
      {
        name: "group_name",
        minLength: 1,
        maxLength: 64,
        pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$",
      },
    ],
    hasRequestBody: true,
    maxBodyBytes: 51200,
    requestExamples: [
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
    responses: {
      "200": {
        description: "The service took the request. Read `result_code` of each element of `data`.",
        requiredHeaders: [],
        examples: ["ok"],
      },
      "400": {
        description: "The path or the body breaks its rules, or the body is not JSON.",
        requiredHeaders: [],
        examples: ["illegal_argument", "json_parse"],
      },
      "401": {
        description: "There is no token, or it is not one that may do this.",
        requiredHeaders: ["WWW-Authenticate"],
        examples: ["unauthorized", "auth_bad_access_token", "expired_token"],
      },
      "403": {
        description: "The token is good, but the application may not do this.",
        requiredHeaders: [],
        examples: ["forbidden_service_operation"],
      },
      "404": {
        description: "There is no such user or group, no such tenant, or no such path.",
        requiredHeaders: [],
        examples: ["service_resource_not_found", "organization_application_not_found"],
      },
      "413": {
        description: "The body is larger than the service reads.",
        requiredHeaders: [],
        examples: ["too_large"],
      },
      "415": {
        description: "The body is not announced as JSON.",
        requiredHeaders: [],
        examples: ["web_application"],
      },
      "429": {
        description: "The application has made more calls than it may.",
        requiredHeaders: ["Retry-After"],
        examples: ["reach_limit"],
      },
      "500": {
        description: "The service failed. Whether it had done the work before is unknown. A gateway may answer without an envelope.",
        requiredHeaders: [],
        examples: ["web_application"],
      },
      "503": {
        description: "The service is overloaded and did not take the request: with an envelope it was refused before any work was done. A gateway may answer without an envelope, and then that is not sure.",
        requiredHeaders: [],
        examples: ["service_unavailable"],
      },
    },
    client: {
      resource: "groups",
      method: "sendMessage",
      result: "delivery",
      target: "group_name",
      many: "sendMany",
    },
    rateLimit: { requests: 20, perMs: 1000, scope: "app" },
  },
} as const;
