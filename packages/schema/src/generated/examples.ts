// The contract's named examples: of requests, and of replies by status.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

import type { NamedExample } from "../named-example.ts";
import type { components } from "./types.ts";

const paths__org_app_users_username_status_get_responses_200: { readonly offline: NamedExample<components["schemas"]["UserStatusReply"]>; readonly online: NamedExample<components["schemas"]["UserStatusReply"]> } = {
  offline: {
    summary: "The source document's own reply, its dots filled in",
    value: {
      action: "get",
      application: "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5",
      params: {},
      uri: "https://a1.easemob.com/easemob-demo/chatdemoui",
      entities: [],
      data: [{ target_name: "zw123", result_code: 200, result_content: { result: "offline" } }],
      timestamp: 1404932199220,
      duration: 743,
      organization: "easemob-demo",
      applicationName: "chatdemoui",
    },
  },
  online: {
    summary: "The user is connected",
    value: {
      action: "get",
      application: "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5",
      params: {},
      uri: "https://a1.easemob.com/easemob-demo/chatdemoui",
      entities: [],
      data: [{ target_name: "zw123", result_code: 200, result_content: { result: "online" } }],
      timestamp: 1404932199220,
      duration: 12,
      organization: "easemob-demo",
      applicationName: "chatdemoui",
    },
  },
};

const responses_InvalidParameter: { readonly illegal_argument: NamedExample<components["schemas"]["ErrorReply"]> } = {
  illegal_argument: {
    summary: "The username has a character that names do not have",
    value: {
      error: "illegal_argument",
      timestamp: 1404932199220,
      duration: 0,
      exception: "java.lang.IllegalArgumentException",
      error_description: "path parameter username must match the pattern ^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$",
    },
  },
};

const responses_Unauthorized: { readonly unauthorized: NamedExample<components["schemas"]["ErrorReply"]>; readonly auth_bad_access_token: NamedExample<components["schemas"]["ErrorReply"]>; readonly expired_token: NamedExample<components["schemas"]["ErrorReply"]> } = {
  unauthorized: {
    summary: "No token, or a token without the role",
    value: {
      error: "unauthorized",
      timestamp: 1404932199220,
      duration: 0,
      exception: "org.apache.usergrid.rest.exceptions.SecurityException",
      error_description: "Unable to authenticate (OAuth)",
    },
  },
  auth_bad_access_token: {
    summary: "The token is malformed, or unknown",
    value: {
      error: "auth_bad_access_token",
      timestamp: 1404932199220,
      duration: 0,
      exception: "org.apache.usergrid.rest.exceptions.SecurityException",
      error_description: "Unable to authenticate due to corrupt access token",
    },
  },
  expired_token: {
    summary: "The token is past its seven days",
    value: {
      error: "expired_token",
      timestamp: 1389492673539,
      duration: 0,
      exception: "org.usergrid.rest.exceptions.SecurityException",
      error_description: "Unable to authenticate due to expired access token",
    },
  },
};

const responses_Forbidden: { readonly forbidden_service_operation: NamedExample<components["schemas"]["ErrorReply"]> } = {
  forbidden_service_operation: {
    summary: "The application is banned, or the service is not enabled for it",
    value: {
      error: "forbidden_service_operation",
      timestamp: 1404932199220,
      duration: 0,
      exception: "org.apache.usergrid.services.exceptions.ForbiddenServiceOperationException",
      error_description: "the service is not enabled for this application",
    },
  },
};

const responses_NotFound: { readonly service_resource_not_found: NamedExample<components["schemas"]["ErrorReply"]>; readonly organization_application_not_found: NamedExample<components["schemas"]["ErrorReply"]> } = {
  service_resource_not_found: {
    summary: "The user or the group is unknown",
    value: {
      error: "service_resource_not_found",
      timestamp: 1404932199220,
      duration: 1,
      exception: "org.usergrid.services.exceptions.ServiceResourceNotFoundException",
      error_description: "Service resource not found",
    },
  },
  organization_application_not_found: {
    summary: "The tenant is unknown",
    value: {
      error: "organization_application_not_found",
      timestamp: 1404932199220,
      duration: 0,
      exception: "org.apache.usergrid.rest.exceptions.OrganizationApplicationNotFoundException",
      error_description: "Could not find application for easemob-demo/nosuchapp from URI",
    },
  },
};

const responses_TooManyRequests: { readonly reach_limit: NamedExample<components["schemas"]["ErrorReply"]> } = {
  reach_limit: {
    summary: "More calls a second than the application has",
    value: {
      error: "reach_limit",
      timestamp: 1404932199220,
      duration: 0,
      exception: "EasemobRateLimiterException",
      error_description: "This request has reached api limit",
    },
  },
};

const responses_InternalServerError: { readonly web_application: NamedExample<components["schemas"]["ErrorReply"]> } = {
  web_application: {
    summary: "A fault of the framework",
    value: {
      error: "web_application",
      timestamp: 1404932199220,
      duration: 3,
      exception: "javax.ws.rs.WebApplicationException",
      error_description: "internal error",
    },
  },
};

const responses_ServiceUnavailable: { readonly service_unavailable: NamedExample<components["schemas"]["ErrorReply"]> } = {
  service_unavailable: {
    summary: "Overloaded",
    value: {
      error: "service_unavailable",
      timestamp: 1404932199220,
      duration: 0,
      exception: "ServiceUnavailableException",
      error_description: "the service is overloaded, try again later",
    },
  },
};

const requestBodies_SendMessage: { readonly source_document: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly text: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly txt: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly img: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly audio: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly loc: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly video: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly file: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly cmd: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly custom: NamedExample<components["schemas"]["SendMessageRequest"]> } = {
  source_document: {
    summary: "The source document's own body",
    value: { msg: { type: "text", msg: "你好" } },
  },
  text: {
    summary: "A text, from a user, with an extension",
    value: {
      msg: { type: "text", msg: "hello singlechat" },
      from: "support",
      ext: { order: "20140708-17", tags: ["vip"], urgent: true },
    },
  },
  txt: {
    summary: "A text, typed as the bodies page writes it",
    value: { msg: { type: "txt", msg: "hello groupchat" } },
  },
  img: {
    summary: "A picture that was uploaded before",
    value: {
      msg: {
        type: "img",
        url: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/55f12940-64af-11e4-8a5b-ff2336f03252",
        filename: "test1.jpg",
        secret: "VfEpSmSvEeS7yU8dwa9rAQc-DIL2HhmpujTNfSTsrDt6eNb_",
        thumb: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/67279b20-7f69-11e4-8eee-21d3334b3a97",
        thumb_secret: "ZyebKn9pEeSSfY03ROk7ND24zUf74s7HpPN1oMV-1JxN2O2I",
        size: { width: 960, height: 720 },
        file_length: 155164,
      },
    },
  },
  audio: {
    summary: "A voice message of ten seconds",
    value: {
      msg: {
        type: "audio",
        url: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/1dfc7f50-55c6-11e4-8a07-7d75b8fb3d42",
        filename: "test1.amr",
        secret: "Hfx_WlXGEeSdDW-SuX2EaZcXDC7ZEig3OgKZye9IzKOwoCjM",
        length: 10,
      },
    },
  },
  loc: {
    summary: "A place",
    value: { msg: { type: "loc", addr: "西城区西便门桥", lat: 39.9053, lng: 116.36302 } },
  },
  video: {
    summary: "A film of two minutes",
    value: {
      msg: {
        type: "video",
        url: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/671dfe30-7f69-11e4-ba67-8fef0d502f46",
        filename: "1418105136313.mp4",
        secret: "VfEpSmSvEeS7yU8dwa9rAQc-DIL2HhmpujTNfSTsrDt6eNb_",
        thumb: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/67279b20-7f69-11e4-8eee-21d3334b3a97",
        thumb_secret: "ZyebKn9pEeSSfY03ROk7ND24zUf74s7HpPN1oMV-1JxN2O2I",
        length: 120,
        file_length: 58103,
      },
    },
  },
  file: {
    summary: "A file",
    value: {
      msg: {
        type: "file",
        url: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/5fd2b8b0-64b0-11e4-92f2-b5b4b0f1f3d2",
        filename: "contract.pdf",
        secret: "Hfx_WlXGEeSdDW-SuX2EaZcXDC7ZEig3OgKZye9IzKOwoCjM",
        file_length: 40210,
      },
    },
  },
  cmd: {
    summary: "A command that no person sees",
    value: { msg: { type: "cmd", action: "refresh-orders" } },
  },
  custom: {
    summary: "An event of the application's own",
    value: {
      msg: {
        type: "custom",
        customEvent: "order/shipped",
        customExts: { order: "20140708-17", carrier: "sf-express" },
      },
    },
  },
};

const responses_MessageSent: { readonly ok: NamedExample<components["schemas"]["SendMessageReply"]> } = {
  ok: {
    summary: "The source document's own reply, its dots filled in",
    value: {
      action: "post",
      application: "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5",
      params: {},
      uri: "https://a1.easemob.com/easemob-demo/chatdemoui",
      entities: [],
      data: [{ result_code: 200, result_content: { result: "ok" } }],
      timestamp: 1404932199220,
      duration: 110,
      organization: "easemob-demo",
      applicationName: "chatdemoui",
    },
  },
};

const responses_BadRequest: { readonly illegal_argument: NamedExample<components["schemas"]["ErrorReply"]>; readonly json_parse: NamedExample<components["schemas"]["ErrorReply"]> } = {
  illegal_argument: {
    summary: "The key `msg` is missing",
    value: {
      error: "illegal_argument",
      timestamp: 1404932199220,
      duration: 0,
      exception: "java.lang.IllegalArgumentException",
      error_description: "body must have the property msg",
    },
  },
  json_parse: {
    summary: "The body is not JSON",
    value: {
      error: "json_parse",
      timestamp: 1404932199220,
      duration: 0,
      exception: "org.codehaus.jackson.JsonParseException",
      error_description: "body is not valid JSON: unexpected end of input at line 1, column 8",
    },
  },
};

const responses_ContentTooLarge: { readonly too_large: NamedExample<components["schemas"]["ErrorReply"]> } = {
  too_large: {
    summary: "The body has more than 51,200 bytes",
    value: {
      error: "Request Entity Too Large",
      timestamp: 1404932199220,
      duration: 0,
      exception: "RequestEntityTooLargeException",
      error_description: "the body has more than 51200 bytes",
    },
  },
};

const responses_UnsupportedMediaType: { readonly web_application: NamedExample<components["schemas"]["ErrorReply"]> } = {
  web_application: {
    summary: "The body was sent as a form",
    value: {
      error: "web_application",
      timestamp: 1404932199220,
      duration: 0,
      exception: "javax.ws.rs.WebApplicationException",
      error_description: "Content-Type must be application/json, got application/x-www-form-urlencoded",
    },
  },
};

/** operationId -> the examples of its body, and of its replies by status. */
export type Examples = {
  readonly getUserStatus: {
    readonly requestBody: {};
    readonly responses: {
      readonly "200": { readonly offline: NamedExample<components["schemas"]["UserStatusReply"]>; readonly online: NamedExample<components["schemas"]["UserStatusReply"]> };
      readonly "400": { readonly illegal_argument: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "401": { readonly unauthorized: NamedExample<components["schemas"]["ErrorReply"]>; readonly auth_bad_access_token: NamedExample<components["schemas"]["ErrorReply"]>; readonly expired_token: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "403": { readonly forbidden_service_operation: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "404": { readonly service_resource_not_found: NamedExample<components["schemas"]["ErrorReply"]>; readonly organization_application_not_found: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "429": { readonly reach_limit: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "500": { readonly web_application: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "503": { readonly service_unavailable: NamedExample<components["schemas"]["ErrorReply"]> };
    };
  };
  readonly sendMessageToUser: {
    readonly requestBody: { readonly source_document: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly text: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly txt: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly img: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly audio: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly loc: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly video: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly file: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly cmd: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly custom: NamedExample<components["schemas"]["SendMessageRequest"]> };
    readonly responses: {
      readonly "200": { readonly ok: NamedExample<components["schemas"]["SendMessageReply"]> };
      readonly "400": { readonly illegal_argument: NamedExample<components["schemas"]["ErrorReply"]>; readonly json_parse: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "401": { readonly unauthorized: NamedExample<components["schemas"]["ErrorReply"]>; readonly auth_bad_access_token: NamedExample<components["schemas"]["ErrorReply"]>; readonly expired_token: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "403": { readonly forbidden_service_operation: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "404": { readonly service_resource_not_found: NamedExample<components["schemas"]["ErrorReply"]>; readonly organization_application_not_found: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "413": { readonly too_large: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "415": { readonly web_application: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "429": { readonly reach_limit: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "500": { readonly web_application: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "503": { readonly service_unavailable: NamedExample<components["schemas"]["ErrorReply"]> };
    };
  };
  readonly sendMessageToGroup: {
    readonly requestBody: { readonly source_document: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly text: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly txt: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly img: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly audio: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly loc: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly video: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly file: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly cmd: NamedExample<components["schemas"]["SendMessageRequest"]>; readonly custom: NamedExample<components["schemas"]["SendMessageRequest"]> };
    readonly responses: {
      readonly "200": { readonly ok: NamedExample<components["schemas"]["SendMessageReply"]> };
      readonly "400": { readonly illegal_argument: NamedExample<components["schemas"]["ErrorReply"]>; readonly json_parse: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "401": { readonly unauthorized: NamedExample<components["schemas"]["ErrorReply"]>; readonly auth_bad_access_token: NamedExample<components["schemas"]["ErrorReply"]>; readonly expired_token: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "403": { readonly forbidden_service_operation: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "404": { readonly service_resource_not_found: NamedExample<components["schemas"]["ErrorReply"]>; readonly organization_application_not_found: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "413": { readonly too_large: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "415": { readonly web_application: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "429": { readonly reach_limit: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "500": { readonly web_application: NamedExample<components["schemas"]["ErrorReply"]> };
      readonly "503": { readonly service_unavailable: NamedExample<components["schemas"]["ErrorReply"]> };
    };
  };
};

/** The contract's named examples by operation: of the request's body, and of the replies by status. */
export const examples: Examples = {
  getUserStatus: {
    requestBody: {},
    responses: {
      "200": paths__org_app_users_username_status_get_responses_200,
      "400": responses_InvalidParameter,
      "401": responses_Unauthorized,
      "403": responses_Forbidden,
      "404": responses_NotFound,
      "429": responses_TooManyRequests,
      "500": responses_InternalServerError,
      "503": responses_ServiceUnavailable,
    },
  },
  sendMessageToUser: {
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
  },
  sendMessageToGroup: {
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
  },
};

/** A sample of each path parameter. */
export const pathExamples: Readonly<Record<"org" | "app" | "username" | "group_name", string>> = { org: "easemob-demo", app: "chatdemoui", username: "zw123", group_name: "1402541206787" };
