import { refusal, rightParts } from "../../right-parts.ts";
import {
  always,
  type Fault,
  hasStatus,
  isError,
  isSend,
  isStatusCall,
  isSuccess,
  onAnswer,
  onResult,
} from "../fault.ts";

const DAY = 86_400_000;

/** What is wrong with what comes back. */
export const replyFaults: readonly Fault[] = [
  // Status
  {
    id: "send-answers-201",
    kind: "status",
    about: "a message that was taken is answered 201",
    parts: () => onAnswer(isSend, (answer) => ({ ...answer, status: 201 })),
  },
  {
    id: "send-answers-204",
    kind: "status",
    about: "a message that was taken is answered 204, without a body",
    parts: () => onAnswer(isSend, (answer) => ({ ...answer, status: 204, raw: "" })),
  },
  {
    id: "invalid-is-422",
    kind: "status",
    about: "a body that breaks a rule is answered 422",
    parts: () =>
      onAnswer(
        (answer) => answer.json["error"] === "illegal_argument",
        (answer) => ({ ...answer, status: 422 }),
      ),
  },
  {
    id: "invalid-is-500",
    kind: "status",
    about: "a body that breaks a rule is answered 500",
    parts: () =>
      onAnswer(hasStatus(400), (answer, { json }) =>
        json === undefined ? answer : { ...answer, status: 500, json: { ...answer.json, error: "web_application" } },
      ),
  },
  {
    id: "too-large-is-400",
    kind: "status",
    about: "a body that is too large is answered 400",
    parts: () =>
      onAnswer(hasStatus(413), (answer) => ({
        ...answer,
        status: 400,
        json: { ...answer.json, error: "illegal_argument" },
      })),
  },
  {
    id: "errors-inside-200",
    kind: "status",
    about: "a body that breaks a rule is answered 200 with an error envelope",
    parts: () => onAnswer(hasStatus(400), (answer) => ({ ...answer, status: 200 })),
  },
  {
    id: "bad-username-is-404",
    kind: "status",
    about: "a username with letters that names do not have is answered 404",
    parts: () => ({
      checkNames: (call) => rightParts.checkNames(call) && refusal(404, "service_resource_not_found", "no such user"),
    }),
  },
  {
    id: "unknown-user-is-offline",
    kind: "status",
    about: "a user who does not exist is offline instead of 404",
    parts: () => ({
      checkTarget: (call) => (call.route.operation === "status" ? undefined : rightParts.checkTarget(call)),
    }),
  },
  {
    id: "unknown-path-is-200",
    kind: "status",
    about: "a path that does not exist is answered 200 with an empty list",
    parts: () =>
      onAnswer(
        (answer, { route }) => answer.status === 404 && route === undefined,
        (answer) => ({ ...answer, status: 200, json: { data: [], timestamp: Date.now(), duration: 0 } }),
      ),
  },
  // Media type
  {
    id: "reply-is-plain-text",
    kind: "media-type",
    about: "replies are announced as text/plain",
    parts: () =>
      onAnswer(isSuccess, ({ headers }) => {
        headers["content-type"] = "text/plain";
      }),
  },
  {
    id: "reply-has-no-type",
    kind: "media-type",
    about: "errors have no Content-Type",
    parts: () =>
      onAnswer(isError, ({ headers }) => {
        delete headers["content-type"];
      }),
  },
  {
    id: "errors-are-problem-json",
    kind: "media-type",
    about: "errors are announced as application/problem+json",
    parts: () =>
      onAnswer(isError, ({ headers }) => {
        headers["content-type"] = "application/problem+json";
      }),
  },
  {
    id: "reply-is-utf-16",
    kind: "media-type",
    about: "replies are JSON in UTF-16",
    parts: () =>
      onAnswer(isSuccess, (answer) => ({ ...answer, raw: Buffer.from(JSON.stringify(answer.json), "utf16le") })),
  },
  {
    id: "errors-in-html-for-browsers",
    kind: "media-type",
    about: "whoever accepts HTML gets errors in HTML",
    parts: () =>
      onAnswer(
        (answer, { headers }) => isError(answer) && /text\/html|\*\/\*/.test(headers.accept ?? "*/*"),
        (answer) => ({ ...answer, headers: { ...answer.headers, "content-type": "text/html" }, raw: "<h1>Error</h1>" }),
      ),
  },

  // Headers
  {
    id: "no-www-authenticate",
    kind: "headers",
    about: "401 has no WWW-Authenticate",
    parts: () =>
      onAnswer(hasStatus(401), ({ headers }) => {
        delete headers["www-authenticate"];
      }),
  },
  {
    id: "no-retry-after",
    kind: "headers",
    about: "429 has no Retry-After",
    parts: () =>
      onAnswer(hasStatus(429), ({ headers }) => {
        delete headers["retry-after"];
      }),
  },
  {
    id: "no-allow",
    kind: "headers",
    about: "405 has no Allow",
    parts: () =>
      onAnswer(hasStatus(405), ({ headers }) => {
        delete headers["allow"];
      }),
  },
  {
    id: "allow-lists-what-is-refused",
    kind: "headers",
    about: "Allow of 405 lists every method there is",
    parts: () =>
      onAnswer(hasStatus(405), ({ headers }) => {
        headers["allow"] = "GET, POST, PUT, PATCH, DELETE";
      }),
  },
  // Body
  {
    id: "no-timestamp",
    kind: "body-schema",
    about: "the envelope has no timestamp",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        delete json["timestamp"];
      }),
  },
  {
    id: "error-has-no-duration",
    kind: "body-schema",
    about: "the envelope of errors has no duration",
    parts: () =>
      onAnswer(isError, ({ json }) => {
        delete json["duration"];
      }),
  },
  {
    id: "timestamp-is-text",
    kind: "body-schema",
    about: "the timestamp is a text",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["timestamp"] = String(json["timestamp"]);
      }),
  },
  {
    id: "data-is-a-map",
    kind: "body-schema",
    about: "data is a map from name to status, as in later versions",
    parts: () =>
      onAnswer(isStatusCall, ({ json }, { names }) => {
        json["data"] = { [names?.["username"] ?? ""]: "online" };
      }),
  },
  {
    id: "data-is-empty",
    kind: "body-schema",
    about: "data has no element",
    parts: () =>
      onAnswer(isSend, ({ json }) => {
        json["data"] = [];
      }),
  },
  {
    id: "presence-in-capitals",
    kind: "body-schema",
    about: "the presence is written with a capital",
    parts: () =>
      onAnswer(
        isStatusCall,
        onResult((result) => {
          result["result_content"] = { result: "Online" };
        }),
      ),
  },
  {
    id: "result-code-is-text",
    kind: "body-schema",
    about: "result_code is a text",
    parts: () =>
      onAnswer(
        isSend,
        onResult((result) => {
          result["result_code"] = "200";
        }),
      ),
  },
  {
    id: "no-target-name",
    kind: "body-schema",
    about: "the presence has no target_name",
    parts: () =>
      onAnswer(
        isStatusCall,
        onResult((result) => {
          delete result["target_name"];
        }),
      ),
  },
  {
    id: "error-without-id",
    kind: "body-schema",
    about: "errors have message instead of error",
    parts: () =>
      onAnswer(isError, (answer) => ({
        ...answer,
        json: { message: answer.json["error"], timestamp: Date.now(), duration: 0 },
      })),
  },
  {
    id: "envelope-in-envelope",
    kind: "body-schema",
    about: "the reply is wrapped once more",
    parts: () => onAnswer(isSuccess, (answer) => ({ ...answer, json: { response: answer.json } })),
  },
  // Relations
  {
    id: "target-name-is-fixed",
    kind: "relations",
    about: "target_name is the same whoever is asked for",
    parts: () =>
      onAnswer(
        isStatusCall,
        onResult((result) => {
          result["target_name"] = "zw123";
        }),
      ),
    mode: "forgiving",
  },
  {
    id: "target-name-is-cut",
    kind: "relations",
    about: "target_name is cut after 32 characters",
    mode: "forgiving",
    parts: () =>
      onAnswer(
        isStatusCall,
        onResult((result) => {
          result["target_name"] = String(result["target_name"]).slice(0, 32);
        }),
      ),
  },
  {
    id: "organization-is-the-application",
    kind: "relations",
    about: "organization and applicationName are exchanged",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        [json["organization"], json["applicationName"]] = [json["applicationName"], json["organization"]];
      }),
  },
  {
    id: "action-in-capitals",
    kind: "relations",
    about: "action is written in capitals",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["action"] = String(json["action"]).toUpperCase();
      }),
  },
  {
    id: "two-results-for-one",
    kind: "relations",
    about: "one target gets two results",
    parts: () =>
      onAnswer(isSend, ({ json }) => {
        json["data"] = [json["data"], json["data"]].flat();
      }),
  },
  {
    id: "error-does-not-fit-status",
    kind: "relations",
    about: "every 400 is called unauthorized",
    parts: () =>
      onAnswer(hasStatus(400), ({ json }) => {
        json["error"] = "unauthorized";
      }),
  },
  {
    id: "syntax-error-is-illegal-argument",
    kind: "relations",
    about: "a body that is not JSON is called illegal_argument",
    parts: () =>
      onAnswer(isError, ({ json }) => {
        if (json["error"] === "json_parse") json["error"] = "illegal_argument";
      }),
  },
  {
    id: "uri-is-a-path",
    kind: "relations",
    about: "uri is a path without scheme and host",
    parts: () =>
      onAnswer(isSuccess, ({ json }, { target }) => {
        json["uri"] = target;
      }),
  },
  // Clocks
  {
    id: "timestamp-stands-still",
    kind: "clocks",
    about: "the timestamp of replies is that of the documentation",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["timestamp"] = 1_404_932_199_220;
      }),
  },
  {
    id: "timestamp-in-seconds",
    kind: "clocks",
    about: "the timestamp counts seconds",
    parts: () =>
      onAnswer(always, ({ json }) => {
        json["timestamp"] = Math.floor(Date.now() / 1000);
      }),
  },
  {
    id: "error-clock-is-local",
    kind: "clocks",
    about: "the timestamp of errors is eight hours ahead",
    parts: () =>
      onAnswer(isError, ({ json }) => {
        json["timestamp"] = Date.now() + DAY / 3;
      }),
  },
  // What is no proper reply at all
  {
    id: "reply-is-no-json",
    kind: "malformed-reply",
    about: "replies have a comma too many",
    parts: () => onAnswer(isSend, (answer) => ({ ...answer, raw: JSON.stringify(answer.json).replace(/\}$/, ",}") })),
  },
  {
    id: "reply-is-cut",
    kind: "malformed-reply",
    about: "replies stop in the middle",
    parts: () => onAnswer(isSend, (answer) => ({ ...answer, raw: JSON.stringify(answer.json).slice(0, 60) })),
  },
  {
    id: "reply-has-a-key-twice",
    kind: "malformed-reply",
    about: "the envelope has timestamp twice",
    parts: () =>
      onAnswer(isSuccess, (answer) => ({
        ...answer,
        raw: JSON.stringify(answer.json).replace("{", '{"timestamp":0,'),
      })),
  },
  {
    id: "reply-stops-early",
    kind: "malformed-reply",
    about: "Content-Length promises more bytes than come, and the connection closes",
    parts: () => ({
      write: async (call, answer, response) => {
        if (answer.status !== 200 || call.route?.operation !== "group") return rightParts.write(call, answer, response);
        const text = JSON.stringify(answer.json);
        response.writeHead(200, { ...answer.headers, "content-length": text.length + 10 });
        response.write(text, () => response.destroy());
      },
    }),
  },
];
