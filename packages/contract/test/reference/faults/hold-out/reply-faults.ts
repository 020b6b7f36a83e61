import { refusal, rightParts } from "../../right-parts.ts";
import { isObject } from "../../shapes.ts";
import { type Fault, hasStatus, isError, isSend, isStatusCall, isSuccess, onAnswer, onResult } from "../fault.ts";

/** Kept apart while the kit is built: only the score is looked at, so that the kit is not fitted to its faults. */
export const heldReplyFaults: readonly Fault[] = [
  {
    id: "group-answers-202",
    kind: "status",
    about: "a message to a group is answered 202",
    parts: () =>
      onAnswer(isSend, (answer, { route }) => (route?.operation === "group" ? { ...answer, status: 202 } : answer)),
  },
  {
    id: "unknown-group-is-taken",
    kind: "status",
    about: "a message to a group that does not exist is taken",
    parts: () => ({
      checkTarget: (call) => (call.route.operation === "group" ? undefined : rightParts.checkTarget(call)),
    }),
  },
  {
    id: "unknown-tenant-is-401",
    kind: "status",
    about: "an application that does not exist is answered 401",
    parts: () => ({
      checkTenant: (call) =>
        rightParts.checkTenant(call) && {
          ...refusal(401, "unauthorized", "no such application"),
          headers: { "www-authenticate": "Bearer" },
        },
    }),
  },
  {
    id: "bad-token-inside-200",
    kind: "status",
    about: "an unknown token is answered 200 with an error envelope",
    parts: () =>
      onAnswer(
        (answer) => answer.json["error"] === "auth_bad_access_token",
        (answer) => ({ ...answer, status: 200 }),
      ),
  },
  {
    id: "reply-in-latin-1",
    kind: "media-type",
    about: "replies are announced as ISO 8859-1",
    parts: () =>
      onAnswer(isSuccess, ({ headers }) => {
        headers["content-type"] = "application/json; charset=iso-8859-1";
      }),
  },
  {
    id: "not-found-in-html",
    kind: "media-type",
    about: "404 is answered in HTML",
    parts: () =>
      onAnswer(hasStatus(404), (answer) => ({
        ...answer,
        headers: { "content-type": "text/html; charset=utf-8" },
        raw: "<!doctype html><title>404</title>",
      })),
  },
  {
    id: "vendor-type",
    kind: "media-type",
    about: "replies are announced as application/vnd.emchat+json",
    parts: () =>
      onAnswer(isSuccess, ({ headers }) => {
        headers["content-type"] = "application/vnd.emchat+json";
      }),
  },
  {
    id: "retry-after-in-words",
    kind: "headers",
    about: "Retry-After of 429 is a word",
    parts: () =>
      onAnswer(hasStatus(429), ({ headers }) => {
        headers["retry-after"] = "soon";
      }),
  },
  {
    id: "empty-www-authenticate",
    kind: "headers",
    about: "WWW-Authenticate of 401 is empty",
    parts: () =>
      onAnswer(hasStatus(401), ({ headers }) => {
        headers["www-authenticate"] = "";
      }),
  },
  {
    id: "application-is-no-uuid",
    kind: "body-schema",
    about: "application is the application's name",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["application"] = json["applicationName"];
      }),
  },
  {
    id: "count-is-negative",
    kind: "body-schema",
    about: "count is -1",
    parts: () =>
      onAnswer(isSend, ({ json }) => {
        json["count"] = -1;
      }),
  },
  {
    id: "entities-is-an-object",
    kind: "body-schema",
    about: "entities is an object",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["entities"] = {};
      }),
  },
  {
    id: "duration-in-fractions",
    kind: "body-schema",
    about: "duration has a fraction",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["duration"] = 0.25;
      }),
  },
  {
    id: "error-is-null",
    kind: "body-schema",
    about: "the error of 404 is null",
    parts: () =>
      onAnswer(hasStatus(404), ({ json }) => {
        json["error"] = null;
      }),
  },
  {
    id: "presence-away",
    kind: "body-schema",
    about: "who is offline is called away",
    parts: () =>
      onAnswer(
        isStatusCall,
        onResult((result) => {
          const content = result["result_content"];
          if (isObject(content) && content["result"] === "offline") content["result"] = "away";
        }),
      ),
  },
  {
    id: "delivery-without-result",
    kind: "body-schema",
    about: "a delivery has no result_content",
    parts: () =>
      onAnswer(
        isSend,
        onResult((result) => {
          delete result["result_content"];
        }),
      ),
  },
  {
    id: "organization-in-lower-case",
    kind: "relations",
    about: "organization is in lower case",
    mode: "forgiving",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["organization"] = String(json["organization"]).toLowerCase();
      }),
  },
  {
    id: "target-is-the-application",
    kind: "relations",
    about: "target_name is the application's name",
    parts: () =>
      onAnswer(
        isStatusCall,
        onResult((result, { names }) => {
          result["target_name"] = names?.["app"];
        }),
      ),
  },
  {
    id: "refusals-called-not-found",
    kind: "relations",
    about: "an unknown application is called illegal_argument",
    parts: () =>
      onAnswer(hasStatus(404), ({ json }) => {
        if (json["error"] === "organization_application_not_found") json["error"] = "illegal_argument";
      }),
  },
  {
    id: "clock-is-late",
    kind: "clocks",
    about: "the timestamp is ten minutes behind",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["timestamp"] = Date.now() - 600_000;
      }),
  },
  {
    id: "reply-is-empty",
    kind: "malformed-reply",
    about: "a presence is answered 200 with nothing",
    parts: () => onAnswer(isStatusCall, (answer) => ({ ...answer, raw: "" })),
  },
  {
    id: "reply-begins-with-a-mark",
    kind: "malformed-reply",
    about: "replies begin with a byte order mark",
    parts: () => onAnswer(isSuccess, (answer) => ({ ...answer, raw: `\uFEFF${JSON.stringify(answer.json)}` })),
  },
  {
    id: "reply-is-not-utf-8",
    kind: "malformed-reply",
    about: "descriptions of errors are not UTF-8",
    parts: () =>
      onAnswer(isError, (answer) => ({
        ...answer,
        raw: Buffer.from(JSON.stringify({ ...answer.json, error_description: "d\u00e9sol\u00e9" }), "latin1"),
      })),
  },
  {
    id: "duration-is-the-timestamp",
    kind: "clocks",
    about: "duration is the time of day in milliseconds",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["duration"] = json["timestamp"];
      }),
  },
  {
    id: "expired-is-called-unknown",
    kind: "relations",
    about: "an expired token is called auth_bad_access_token",
    parts: () =>
      onAnswer(isError, ({ json }) => {
        if (json["error"] === "expired_token") json["error"] = "auth_bad_access_token";
      }),
  },
];
