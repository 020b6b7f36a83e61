// The contract as one JSON value in which every `$ref` is replaced by what it names.
// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit: the next run overwrites it.

import type { OpenApiObject } from "../open-api-object.ts";

const securitySchemes_adminToken: OpenApiObject = {
  type: "oauth2",
  description: "A Bearer token of an administrator of the application (an IM user of that application with the role `admin`) or of\nthe organisation (the console's account, good for all its applications). Tokens begin with `YWMt` and live for seven\ndays; they can die earlier, and then the service answers 401. Asking for tokens too often may get an account blocked,\nso keep one until it expires.\n\n`tokenUrl` is a template: the tenant's own `{org}` and `{app}` go into it. It answers\n`{ access_token, expires_in, application }`, `expires_in` in seconds, without the envelope.\n",
  "x-source": { era: "2014-07", document: "user API page, beside the source document" },
  flows: {
    clientCredentials: { tokenUrl: "https://a1.easemob.com/{org}/{app}/token", scopes: {} },
  },
};

const parameters_org: OpenApiObject = {
  name: "org",
  in: "path",
  required: true,
  description: "The organisation's id. Letters, digits and hyphens; it does not begin with a hyphen.",
  "x-source": { era: "2014-07..2015", document: "example code of the service; the length is `house`" },
  schema: { type: "string", minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" },
  examples: { source: { value: "easemob-demo" } },
};

const parameters_app: OpenApiObject = {
  name: "app",
  in: "path",
  required: true,
  description: "The application's name within the organisation. Letters, digits and hyphens; it does not begin with a hyphen.",
  "x-source": { era: "2022..2023", document: "application page; the length is `house`" },
  schema: { type: "string", minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" },
  examples: { source: { value: "chatdemoui" } },
};

const schemas_Username: OpenApiObject = {
  type: "string",
  description: "A user's name in the application; upper and lower case are the same name.",
  minLength: 1,
  maxLength: 64,
  pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$",
};

const parameters_username: OpenApiObject = {
  name: "username",
  in: "path",
  required: true,
  description: "The user's name in the application: letters, digits, `_`, `-` and `.`; no Chinese, no e-mail address, no slash. Upper\nand lower case are the same name. A name of dots alone cannot be written in a path and is refused.\n",
  "x-source": { era: "2022..2023", document: "user page; the letters and digits are of 2014-07" },
  schema: schemas_Username,
  examples: { source: { value: "zw123" } },
};

const parameters_group_name: OpenApiObject = {
  name: "group_name",
  in: "path",
  required: true,
  description: "The group's **id**, whatever the parameter's name says: a number of 13 to 16 digits in the service's own samples.\nOlder groups have a client-made name, so letters, `_`, `-` and `.` are accepted too.\n",
  "x-source": {
    era: "2014-07",
    document: "group pages beside the source document; the length is `house`",
  },
  schema: {
    type: "string",
    minLength: 1,
    maxLength: 64,
    pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$",
  },
  examples: { numeric: { value: "1402541206787" } },
};

const headers_WWW_Authenticate: OpenApiObject = {
  description: "The scheme that is asked for.",
  required: true,
  "x-source": {
    era: "platform",
    document: "exception mappers of the platform; required by RFC 9110, section 11.6.1",
  },
  schema: { type: "string", minLength: 1 },
  example: "Bearer realm=\"emchat\"",
};

const headers_Retry_After: OpenApiObject = {
  description: "Seconds to wait before the next call.",
  required: true,
  "x-source": {
    era: "house",
    document: "RFC 6585, section 4; no document of the service names the header",
  },
  schema: { type: "integer", minimum: 0 },
  example: 1,
};

const headers_Retry_After_Optional: OpenApiObject = {
  description: "Seconds to wait before the next call, where the service knows them.",
  required: false,
  "x-source": { era: "house", document: "RFC 9110, section 15.6.4" },
  schema: { type: "integer", minimum: 0 },
  example: 5,
};

const schemas_TextMessage: OpenApiObject = {
  type: "object",
  description: "A text. The source document types it `text`, the bodies page that it points to `txt`; both are accepted.",
  "x-source": { era: "2014-07", document: "source document and bodies page; the length is `house`" },
  required: ["type", "msg"],
  additionalProperties: false,
  properties: {
    type: { type: "string", enum: ["text", "txt"] },
    msg: { type: "string", description: "The text.", minLength: 1, maxLength: 40960 },
  },
};

const schemas_FileUrl: OpenApiObject = {
  type: "string",
  description: "Where the uploaded file is, `…/{org}/{app}/chatfiles/{uuid}`.",
  minLength: 1,
  maxLength: 2048,
  pattern: "^https?://",
};

const schemas_FileName: OpenApiObject = { type: "string", description: "The file's name.", minLength: 1, maxLength: 255 };

const schemas_FileSecret: OpenApiObject = {
  type: "string",
  description: "The file's share-secret, which the upload's reply gives.",
  minLength: 1,
  maxLength: 255,
};

const schemas_ImageSize: OpenApiObject = {
  type: "object",
  description: "The picture's size in pixels. Old clients for iOS crash where it is missing.",
  required: ["width", "height"],
  additionalProperties: false,
  properties: {
    width: { type: "integer", minimum: 0, maximum: 100000 },
    height: { type: "integer", minimum: 0, maximum: 100000 },
  },
};

const schemas_FileLength: OpenApiObject = {
  type: "integer",
  description: "The file's size in bytes.",
  minimum: 0,
  maximum: 9007199254740991,
};

const schemas_ImageMessage: OpenApiObject = {
  type: "object",
  description: "A picture that was uploaded before.",
  "x-source": { era: "2014-07", document: "bodies page; `size` and `file_length` of 2014-08" },
  required: ["type", "url"],
  additionalProperties: false,
  properties: {
    type: { type: "string", enum: ["img"] },
    url: schemas_FileUrl,
    filename: schemas_FileName,
    secret: schemas_FileSecret,
    thumb: schemas_FileUrl,
    thumb_secret: schemas_FileSecret,
    size: schemas_ImageSize,
    file_length: schemas_FileLength,
  },
};

const schemas_PlayingTime: OpenApiObject = {
  type: "integer",
  description: "The playing time in seconds.",
  minimum: 0,
  maximum: 86400,
};

const schemas_AudioMessage: OpenApiObject = {
  type: "object",
  description: "A voice message that was uploaded before.",
  "x-source": { era: "2014-07", document: "bodies page" },
  required: ["type", "url"],
  additionalProperties: false,
  properties: {
    type: { type: "string", enum: ["audio"] },
    url: schemas_FileUrl,
    filename: schemas_FileName,
    secret: schemas_FileSecret,
    length: schemas_PlayingTime,
    file_length: schemas_FileLength,
  },
};

const schemas_LocationMessage: OpenApiObject = {
  type: "object",
  description: "A place. `lat` and `lng` are numbers here; documents of 2022 and later write strings.",
  "x-source": { era: "2014-07", document: "bodies page" },
  required: ["type", "addr", "lat", "lng"],
  additionalProperties: false,
  properties: {
    type: { type: "string", enum: ["loc"] },
    addr: { type: "string", description: "The place in words.", minLength: 1, maxLength: 1024 },
    lat: {
      type: "number",
      description: "Degrees north, negative in the south.",
      minimum: -90,
      maximum: 90,
    },
    lng: {
      type: "number",
      description: "Degrees east, negative in the west.",
      minimum: -180,
      maximum: 180,
    },
  },
};

const schemas_VideoMessage: OpenApiObject = {
  type: "object",
  description: "A film that was uploaded before. Later than the source document.",
  "x-source": { era: "2014-07..2015", document: "message page, 2014-12" },
  required: ["type", "url"],
  additionalProperties: false,
  properties: {
    type: { type: "string", enum: ["video"] },
    url: schemas_FileUrl,
    filename: schemas_FileName,
    secret: schemas_FileSecret,
    thumb: schemas_FileUrl,
    thumb_secret: schemas_FileSecret,
    length: schemas_PlayingTime,
    file_length: schemas_FileLength,
  },
};

const schemas_FileMessage: OpenApiObject = {
  type: "object",
  description: "Any file that was uploaded before. Later than the source document.",
  "x-source": { era: "2016..2021", document: "message page" },
  required: ["type", "url"],
  additionalProperties: false,
  properties: {
    type: { type: "string", enum: ["file"] },
    url: schemas_FileUrl,
    filename: schemas_FileName,
    secret: schemas_FileSecret,
    file_length: schemas_FileLength,
  },
};

const schemas_CommandMessage: OpenApiObject = {
  type: "object",
  description: "A command to the receiving application, which shows nothing to its user. Later than the source document.",
  "x-source": { era: "2014-07..2015", document: "message page, 2014-10; the length is `house`" },
  required: ["type", "action"],
  additionalProperties: false,
  properties: {
    type: { type: "string", enum: ["cmd"] },
    action: { type: "string", description: "What to do.", minLength: 1, maxLength: 1024 },
  },
};

const schemas_CustomMessage: OpenApiObject = {
  type: "object",
  description: "An event of the application's own. Later than the source document.",
  "x-source": { era: "2016..2021", document: "message page; the lengths of `customExts` are `house`" },
  required: ["type"],
  additionalProperties: false,
  properties: {
    type: { type: "string", enum: ["custom"] },
    customEvent: {
      type: "string",
      description: "The event's name.",
      minLength: 1,
      maxLength: 32,
      pattern: "^[A-Za-z0-9_/.-]+$",
    },
    customExts: {
      type: "object",
      description: "At most 16 texts by name.",
      maxProperties: 16,
      additionalProperties: { type: "string", maxLength: 1024 },
    },
  },
};

const schemas_Message: OpenApiObject = {
  description: "What is sent. `type` says which of the bodies it is.",
  oneOf: [
    schemas_TextMessage,
    schemas_ImageMessage,
    schemas_AudioMessage,
    schemas_LocationMessage,
    schemas_VideoMessage,
    schemas_FileMessage,
    schemas_CommandMessage,
    schemas_CustomMessage,
  ],
  discriminator: {
    propertyName: "type",
    mapping: {
      text: "#/components/schemas/TextMessage",
      txt: "#/components/schemas/TextMessage",
      img: "#/components/schemas/ImageMessage",
      audio: "#/components/schemas/AudioMessage",
      loc: "#/components/schemas/LocationMessage",
      video: "#/components/schemas/VideoMessage",
      file: "#/components/schemas/FileMessage",
      cmd: "#/components/schemas/CommandMessage",
      custom: "#/components/schemas/CustomMessage",
    },
  },
};

const schemas_Sender: OpenApiObject = {
  type: "string",
  description: "The username that the message comes from. The message comes from `admin` where it is left out; it may not be empty.",
  "x-source": { era: "2014-07", document: "the page that replaced the source document, 2014-07-10" },
  minLength: 1,
  maxLength: 64,
  pattern: "^\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$",
};

const schemas_Extension: OpenApiObject = {
  type: "object",
  description: "Whatever the application wants to send along. It may be left out, but it may not be null.",
  "x-source": { era: "2014-07", document: "the page that replaced the source document, 2014-07-10" },
  additionalProperties: true,
};

const schemas_SendMessageRequest: OpenApiObject = {
  type: "object",
  description: "One message and, optionally, who sends it.",
  required: ["msg"],
  additionalProperties: false,
  properties: { msg: schemas_Message, from: schemas_Sender, ext: schemas_Extension },
};

const requestBodies_SendMessage: OpenApiObject = {
  description: "The message, in the key `msg`. The largest body is 51,200 bytes. The object is closed: an unknown key is refused, because\n`mgs` for `msg` is the commonest mistake. What an application wants to add goes into `ext`.\n",
  required: true,
  "x-max-body-bytes": 51200,
  "x-source": {
    era: "2014-07",
    document: "source document; the size is of 2016..2021, none is documented earlier",
  },
  content: {
    "application/json": {
      schema: schemas_SendMessageRequest,
      examples: {
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
      },
    },
  },
};

const schemas_Action: OpenApiObject = { type: "string", description: "What was done: the verb, in lower case." };

const schemas_ApplicationId: OpenApiObject = {
  type: "string",
  description: "The application's id, a UUID.",
  pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
};

const schemas_Params: OpenApiObject = {
  type: "object",
  description: "The query, each name with its values. Missing from later samples.",
  additionalProperties: { type: "array", items: { type: "string" } },
};

const schemas_Path: OpenApiObject = { type: "string", description: "Missing from the samples of these calls." };

const schemas_Uri: OpenApiObject = {
  type: "string",
  description: "The address that was called, or the application's. Opaque beyond its beginning: samples differ in scheme, host and path.",
  pattern: "^https?://",
};

const schemas_Entities: OpenApiObject = {
  type: "array",
  description: "Empty for these calls.",
  items: { type: "object", additionalProperties: true },
};

const schemas_DeliveredResult: OpenApiObject = {
  type: "object",
  description: "The service took the message. The source document shows no target here.",
  "x-source": { era: "2014-07", document: "source document" },
  required: ["result_code", "result_content"],
  additionalProperties: true,
  properties: {
    target_name: { type: "string" },
    result_code: { type: "integer", enum: [200] },
    result_content: {
      type: "object",
      required: ["result"],
      additionalProperties: true,
      properties: { result: { type: "string", enum: ["ok"] } },
    },
  },
};

const schemas_FailedResult: OpenApiObject = {
  type: "object",
  description: "A target that failed inside a reply of HTTP status 200. The source document says that 200 is success, and so that\nanything else is not; it shows no other value.\n",
  "x-source": { era: "house", document: "the range is read from HTTP's own codes" },
  required: ["result_code"],
  additionalProperties: true,
  properties: {
    target_name: { type: "string" },
    result_code: { type: "integer", minimum: 201, maximum: 599 },
    result_content: {
      type: "object",
      additionalProperties: true,
      properties: { result: { type: "string" } },
    },
  },
};

const schemas_SendMessageResult: OpenApiObject = {
  description: "Whether the service took the message for one target.",
  oneOf: [schemas_DeliveredResult, schemas_FailedResult],
};

const schemas_Timestamp: OpenApiObject = {
  type: "integer",
  description: "When the reply was made, in milliseconds since 1970-01-01 UTC.",
  minimum: 0,
  maximum: 9007199254740991,
};

const schemas_Duration: OpenApiObject = {
  type: "integer",
  description: "How long the service took, in milliseconds.",
  minimum: 0,
  maximum: 9007199254740991,
};

const schemas_OrganizationName: OpenApiObject = { type: "string", description: "The organisation of the path." };

const schemas_ApplicationName: OpenApiObject = { type: "string", description: "The application of the path." };

const schemas_Count: OpenApiObject = { type: "integer", minimum: 0, maximum: 9007199254740991 };

const schemas_SendMessageReply: OpenApiObject = {
  type: "object",
  description: "The envelope with one delivery result per target.",
  required: ["data", "timestamp", "duration"],
  additionalProperties: true,
  properties: {
    action: schemas_Action,
    application: schemas_ApplicationId,
    params: schemas_Params,
    path: schemas_Path,
    uri: schemas_Uri,
    entities: schemas_Entities,
    data: { type: "array", minItems: 1, items: schemas_SendMessageResult },
    timestamp: schemas_Timestamp,
    duration: schemas_Duration,
    organization: schemas_OrganizationName,
    applicationName: schemas_ApplicationName,
    count: schemas_Count,
  },
};

const responses_MessageSent: OpenApiObject = {
  description: "The service took the request. Read `result_code` of each element of `data`.",
  content: {
    "application/json": {
      schema: schemas_SendMessageReply,
      examples: {
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
      },
    },
  },
};

const schemas_ErrorReply: OpenApiObject = {
  type: "object",
  description: "The envelope of an error.",
  "x-source": { era: "2014-07..2015", document: "a captured reply, 2014-12-11; `error_code` of 2024" },
  required: ["error", "timestamp", "duration"],
  additionalProperties: true,
  properties: {
    error: { type: "string", description: "An identifier for programs.", minLength: 1 },
    timestamp: schemas_Timestamp,
    duration: schemas_Duration,
    exception: {
      type: "string",
      description: "The service's own class of the error, with its package in 2014 and without it later; not to be relied on.",
    },
    error_description: { type: "string", description: "A sentence for people." },
    error_uri: { type: "string" },
    error_id: { type: "string" },
    error_code: { type: "integer" },
  },
};

const responses_InvalidParameter: OpenApiObject = {
  description: "A part of the path breaks its rules.",
  "x-source": { era: "2014-07..2015", document: "the service's first list of errors, 2014-11-13" },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
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
      },
    },
  },
};

const responses_BadRequest: OpenApiObject = {
  description: "The path or the body breaks its rules, or the body is not JSON.",
  "x-source": { era: "2014-07..2015", document: "the service's first list of errors, 2014-11-13" },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
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
      },
    },
  },
};

const responses_Unauthorized: OpenApiObject = {
  description: "There is no token, or it is not one that may do this.",
  "x-source": {
    era: "2014-07..2015",
    document: "the service's first list of errors, 2014-11-13; `expired_token` of 2014-01",
  },
  headers: { "WWW-Authenticate": headers_WWW_Authenticate },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
        unauthorized: {
          summary: "No token, or a token without the role",
          value: {
            error: "unauthorized",
            timestamp: 1404932199220,
            duration: 0,
            exception: "org.usergrid.rest.exceptions.SecurityException",
            error_description: "Unable to authenticate (OAuth)",
          },
        },
        auth_bad_access_token: {
          summary: "The token is malformed, or unknown",
          value: {
            error: "auth_bad_access_token",
            timestamp: 1404932199220,
            duration: 0,
            exception: "org.usergrid.rest.exceptions.SecurityException",
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
      },
    },
  },
};

const responses_Forbidden: OpenApiObject = {
  description: "The token is good, but the application may not do this.",
  "x-source": {
    era: "2022..2023",
    document: "error page; the platform maps ForbiddenServiceOperation to it",
  },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
        forbidden_service_operation: {
          summary: "The application is banned, or the service is not enabled for it",
          value: {
            error: "forbidden_service_operation",
            timestamp: 1404932199220,
            duration: 0,
            exception: "ForbiddenServiceOperationException",
            error_description: "the service is not enabled for this application",
          },
        },
      },
    },
  },
};

const responses_NotFound: OpenApiObject = {
  description: "There is no such user or group, no such tenant, or no such path.",
  "x-source": { era: "2014-07", document: "department page beside the source document" },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
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
          "x-source": { era: "2022..2023", document: "error page; 400 in 2014 and 2015" },
          value: {
            error: "organization_application_not_found",
            timestamp: 1404932199220,
            duration: 0,
            exception: "OrganizationApplicationNotFoundException",
            error_description: "Could not find application for easemob-demo/nosuchapp from URI",
          },
        },
      },
    },
  },
};

const responses_ContentTooLarge: OpenApiObject = {
  description: "The body is larger than the service reads.",
  "x-source": {
    era: "2016..2021",
    document: "message page of 2021: 50 KB; 5 KB in 2022. The error's identifier is the phrase itself",
  },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
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
      },
    },
  },
};

const responses_UnsupportedMediaType: OpenApiObject = {
  description: "The body is not announced as JSON.",
  "x-source": {
    era: "2022..2023",
    document: "error page; the platform maps UnsupportedMediaType to it",
  },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
        web_application: {
          summary: "The body was sent as a form",
          value: {
            error: "web_application",
            timestamp: 1404932199220,
            duration: 0,
            exception: "WebApplicationException",
            error_description: "Content-Type must be application/json, got application/x-www-form-urlencoded",
          },
        },
      },
    },
  },
};

const responses_TooManyRequests: OpenApiObject = {
  description: "The application has made more calls than it may.",
  "x-source": { era: "2016..2021", document: "error page; 503 in 2015, no limit documented before" },
  headers: { "Retry-After": headers_Retry_After },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
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
      },
    },
  },
};

const responses_InternalServerError: OpenApiObject = {
  description: "The service failed. Whether it had done the work before is unknown. A gateway may answer without an envelope.",
  "x-source": { era: "2014-07..2015", document: "the service's first list of errors, 2014-11-13" },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
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
      },
    },
  },
};

const responses_ServiceUnavailable: OpenApiObject = {
  description: "The service is overloaded and did not take the request: with an envelope it was refused before any work was done.\nA gateway may answer without an envelope, and then that is not sure.\n",
  "x-source": {
    era: "2014-07..2015",
    document: "the service's first list of errors; from 2015-03 it also meant a rate limit",
  },
  headers: { "Retry-After": headers_Retry_After_Optional },
  content: {
    "application/json": {
      schema: schemas_ErrorReply,
      examples: {
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
      },
    },
  },
};

const schemas_Presence: OpenApiObject = {
  type: "string",
  description: "Whether the user has a long connection to the service.",
  enum: ["online", "offline"],
};

const schemas_PresenceResult: OpenApiObject = {
  type: "object",
  "x-source": { era: "2014-07", document: "source document" },
  required: ["target_name", "result_code", "result_content"],
  additionalProperties: true,
  properties: {
    target_name: { type: "string", description: "The username asked for." },
    result_code: { type: "integer", enum: [200] },
    result_content: {
      type: "object",
      required: ["result"],
      additionalProperties: true,
      properties: { result: schemas_Presence },
    },
  },
};

const schemas_UserStatusResult: OpenApiObject = {
  description: "One user's presence, or why it is not known.",
  oneOf: [schemas_PresenceResult, schemas_FailedResult],
};

const schemas_UserStatusReply: OpenApiObject = {
  type: "object",
  description: "The envelope with one presence result per user asked for.",
  required: ["data", "timestamp", "duration"],
  additionalProperties: true,
  properties: {
    action: schemas_Action,
    application: schemas_ApplicationId,
    params: schemas_Params,
    path: schemas_Path,
    uri: schemas_Uri,
    entities: schemas_Entities,
    data: { type: "array", minItems: 1, items: schemas_UserStatusResult },
    timestamp: schemas_Timestamp,
    duration: schemas_Duration,
    organization: schemas_OrganizationName,
    applicationName: schemas_ApplicationName,
    count: schemas_Count,
  },
};

/** The whole contract as JSON, without `$ref`. Parts that the contract shares are one object: do not change them. */
export const document: OpenApiObject = {
  openapi: "3.1.1",
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  info: {
    title: "Easemob (emchat) chat messages and presence",
    version: "0.1.0",
    summary: "Three REST endpoints of the Easemob chat service, as documented in July 2014.",
    license: { name: "MIT", identifier: "MIT" },
    description: "Easemob (环信, \"emchat\") is a chat service: it adds conversations to other people's applications. An application's own\nback end talks to it over REST. This document describes three of its calls: ask whether a user is online, send a\nmessage to a user, send a message to a group.\n\n## How to read it\nThe service documented these three calls, in this shape, on 2–9 July 2014: the **source document**. It shows the path,\nthe permission, the request body and the `data` of a successful reply, and nothing else. Whatever goes beyond it carries\n`x-source` with an era and a document:\n\n| era | meaning |\n| --- | --- |\n| `2014-07` | the source document itself, or a page that stood beside it |\n| `2014-07..2015` | the months right after; the service's first list of errors is of November 2014 |\n| `2016..2021`, `2022..2023`, `2024..` | later documents of the same service |\n| `platform` | the open-source platform (Apache Usergrid) that the service was built on |\n| `house` | decided here, because no document says; the reasons are in `docs/decisions/` |\n\n## What holds for every call\n* A *tenant* is an organisation and one of its applications: `/{org}/{app}` begins every path.\n* Every call carries `Authorization: Bearer <token>`, the token of an administrator of the application or of the\n  organisation.\n* Every reply is one JSON object, the *envelope*. `timestamp` and `duration` are always there. Clients ignore keys that\n  they do not know: later documents ask them to.\n* Every error has the key `error`, an identifier for programs, and usually `error_description`, a sentence for people.\n  A gateway in front of the service may answer 5xx without an envelope, or in HTML.\n* What no schema can say (echoes, clocks, one result per target) is declared as `x-contract` relations: those at the root\n  hold for every operation, the others stand beside theirs.\n",
  },
  servers: [
    { url: "https://a1.easemob.com", description: "The service's first cluster." },
    {
      url: "http://a1.easemob.com",
      description: "The same over plain HTTP, as the source document's curl lines write it.",
    },
  ],
  tags: [
    { name: "users", description: "People, by their username in the application." },
    { name: "groups", description: "Group chats, by their id." },
  ],
  security: [{ adminToken: [] }],
  "x-eras": {
    "2014": { results: "list", "x-source": { era: "2014-07", document: "source document" } },
    today: {
      results: "map",
      "x-source": {
        era: "2024..",
        document: "message and account pages; a map since 2014-07-10, with message ids since 2022",
      },
    },
  },
  "x-contract": [
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
  ],
  paths: {
    "/{org}/{app}/users/{username}/status": {
      parameters: [parameters_org, parameters_app, parameters_username],
      get: {
        operationId: "getUserStatus",
        tags: ["users"],
        summary: "Ask whether a user is online",
        description: "Tells whether one user has a long connection to the service now. With several devices, one connected device is enough\nto be `online`; a user whose process was killed or whose network is gone is `offline`.\n\nPermission: administrator of the application or of the organisation.\n",
        externalDocs: {
          description: "The later documents of the same call.",
          url: "https://doc.easemob.com/document/server-side/account_system.html",
        },
        "x-client": {
          resource: "users",
          method: "getStatus",
          result: "presence",
          target: "username",
          many: false,
        },
        "x-mock": { effect: "read-presence", target: { kind: "user", parameter: "username" } },
        "x-rate-limit": {
          requests: 100,
          per: "second",
          scope: "app",
          "x-source": { era: "2022..2023", document: "limits page of the server API" },
        },
        "x-contract": [
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
        "x-eras": {
          today: {
            data: { type: "object", additionalProperties: schemas_Presence },
            "x-contract": [
              {
                id: "target-is-the-key",
                when: ["2XX"],
                reply: "/data",
                keyedBy: { path: "username" },
                ignoreCase: true,
              },
            ],
          },
        },
        responses: {
          "200": {
            description: "The user's presence.",
            content: {
              "application/json": {
                schema: schemas_UserStatusReply,
                examples: {
                  offline: {
                    summary: "The source document's own reply, its dots filled in",
                    value: {
                      action: "get",
                      application: "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5",
                      params: {},
                      uri: "https://a1.easemob.com/easemob-demo/chatdemoui",
                      entities: [],
                      data: [
                        {
                          target_name: "zw123",
                          result_code: 200,
                          result_content: { result: "offline" },
                        },
                      ],
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
                      data: [
                        {
                          target_name: "zw123",
                          result_code: 200,
                          result_content: { result: "online" },
                        },
                      ],
                      timestamp: 1404932199220,
                      duration: 12,
                      organization: "easemob-demo",
                      applicationName: "chatdemoui",
                    },
                  },
                },
              },
            },
          },
          "400": responses_InvalidParameter,
          "401": responses_Unauthorized,
          "403": responses_Forbidden,
          "404": responses_NotFound,
          "429": responses_TooManyRequests,
          "500": responses_InternalServerError,
          "503": responses_ServiceUnavailable,
        },
      },
    },
    "/{org}/{app}/users/{username}/messages": {
      parameters: [parameters_org, parameters_app, parameters_username],
      post: {
        operationId: "sendMessageToUser",
        tags: ["users"],
        summary: "Send a message to a user",
        description: "Sends one message to one user, who sees it in a chat with `from`, or with `admin` where `from` is left out.\n\nThe reply has one result for the user. Its `result_code` is 200 when the service took the message; any other value\nmeans that it did not, even though the HTTP status is 200.\n\nPermission: administrator of the application or of the organisation.\n",
        externalDocs: {
          description: "The later documents of sending messages.",
          url: "https://doc.easemob.com/document/server-side/message_single.html",
        },
        "x-client": {
          resource: "users",
          method: "sendMessage",
          result: "delivery",
          target: "username",
          many: "sendMany",
        },
        "x-successor": "/messages/users",
        "x-mock": { effect: "deliver-message", target: { kind: "user", parameter: "username" } },
        "x-rate-limit": {
          requests: 6000,
          per: "minute",
          scope: "app",
          "x-source": { era: "2022..2023", document: "limits page of the server API" },
        },
        "x-contract": [
          {
            id: "action-is-the-verb",
            when: ["2XX"],
            reply: "/action",
            equals: { const: "post" },
          },
          { id: "one-result-per-target", when: ["2XX"], reply: "/data", length: 1 },
        ],
        "x-eras": {
          today: {
            data: {
              type: "object",
              additionalProperties: { type: "string", pattern: "^(success|[0-9]{10,})$" },
            },
            "x-contract": [
              {
                id: "target-is-the-key",
                when: ["2XX"],
                reply: "/data",
                keyedBy: { path: "username" },
                ignoreCase: true,
              },
            ],
          },
        },
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
    },
    "/{org}/{app}/groups/{group_name}/messages": {
      parameters: [parameters_org, parameters_app, parameters_group_name],
      post: {
        operationId: "sendMessageToGroup",
        tags: ["groups"],
        summary: "Send a message to a group",
        description: "Sends one message to every member of one group chat. The body is the same as for a user.\n\nThe reply has one result for the group. Its `result_code` is 200 when the service took the message; any other value\nmeans that it did not, even though the HTTP status is 200.\n\nPermission: administrator of the application or of the organisation.\n",
        externalDocs: {
          description: "The later documents of sending messages to groups.",
          url: "https://doc.easemob.com/document/server-side/message_group.html",
        },
        "x-client": {
          resource: "groups",
          method: "sendMessage",
          result: "delivery",
          target: "group_name",
          many: "sendMany",
        },
        "x-successor": "/messages/chatgroups",
        "x-mock": { effect: "deliver-message", target: { kind: "group", parameter: "group_name" } },
        "x-rate-limit": {
          requests: 20,
          per: "second",
          scope: "app",
          "x-source": { era: "2022..2023", document: "limits page of the server API" },
        },
        "x-contract": [
          {
            id: "action-is-the-verb",
            when: ["2XX"],
            reply: "/action",
            equals: { const: "post" },
          },
          { id: "one-result-per-target", when: ["2XX"], reply: "/data", length: 1 },
        ],
        "x-eras": {
          today: {
            data: {
              type: "object",
              additionalProperties: { type: "string", pattern: "^(success|[0-9]{10,})$" },
            },
            "x-contract": [
              {
                id: "target-is-the-key",
                when: ["2XX"],
                reply: "/data",
                keyedBy: { path: "group_name" },
                ignoreCase: true,
              },
            ],
          },
        },
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
    },
  },
  components: {
    securitySchemes: { adminToken: securitySchemes_adminToken },
    parameters: {
      org: parameters_org,
      app: parameters_app,
      username: parameters_username,
      group_name: parameters_group_name,
    },
    headers: {
      "WWW-Authenticate": headers_WWW_Authenticate,
      "Retry-After": headers_Retry_After,
      "Retry-After-Optional": headers_Retry_After_Optional,
    },
    requestBodies: { SendMessage: requestBodies_SendMessage },
    responses: {
      MessageSent: responses_MessageSent,
      InvalidParameter: responses_InvalidParameter,
      BadRequest: responses_BadRequest,
      Unauthorized: responses_Unauthorized,
      Forbidden: responses_Forbidden,
      NotFound: responses_NotFound,
      ContentTooLarge: responses_ContentTooLarge,
      UnsupportedMediaType: responses_UnsupportedMediaType,
      TooManyRequests: responses_TooManyRequests,
      InternalServerError: responses_InternalServerError,
      ServiceUnavailable: responses_ServiceUnavailable,
    },
    schemas: {
      Username: schemas_Username,
      SendMessageRequest: schemas_SendMessageRequest,
      Sender: schemas_Sender,
      Extension: schemas_Extension,
      Message: schemas_Message,
      TextMessage: schemas_TextMessage,
      ImageMessage: schemas_ImageMessage,
      AudioMessage: schemas_AudioMessage,
      LocationMessage: schemas_LocationMessage,
      VideoMessage: schemas_VideoMessage,
      FileMessage: schemas_FileMessage,
      CommandMessage: schemas_CommandMessage,
      CustomMessage: schemas_CustomMessage,
      FileUrl: schemas_FileUrl,
      FileName: schemas_FileName,
      FileSecret: schemas_FileSecret,
      FileLength: schemas_FileLength,
      PlayingTime: schemas_PlayingTime,
      ImageSize: schemas_ImageSize,
      UserStatusReply: schemas_UserStatusReply,
      SendMessageReply: schemas_SendMessageReply,
      UserStatusResult: schemas_UserStatusResult,
      PresenceResult: schemas_PresenceResult,
      Presence: schemas_Presence,
      SendMessageResult: schemas_SendMessageResult,
      DeliveredResult: schemas_DeliveredResult,
      FailedResult: schemas_FailedResult,
      ErrorReply: schemas_ErrorReply,
      Action: schemas_Action,
      ApplicationId: schemas_ApplicationId,
      Params: schemas_Params,
      Path: schemas_Path,
      Uri: schemas_Uri,
      Entities: schemas_Entities,
      Timestamp: schemas_Timestamp,
      Duration: schemas_Duration,
      OrganizationName: schemas_OrganizationName,
      ApplicationName: schemas_ApplicationName,
      Count: schemas_Count,
    },
  },
};
