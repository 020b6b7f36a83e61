import { setTimeout as sleep } from "node:timers/promises";
import type { RoutedCall } from "../../parts.ts";
import { illegal, refusal, rightParts } from "../../right-parts.ts";
import { isObject } from "../../shapes.ts";
import {
  beforeBodyCheck,
  beforeTokenCheck,
  type Fault,
  hasStatus,
  internal,
  isError,
  isStatusCall,
  isSuccess,
  messageOf,
  onAnswer,
  stateOf,
  takes,
  textAt,
  tokenIn,
  withNames,
} from "../fault.ts";

/** What is wrong with paths, methods, access, memory and time. */
export const accessFaults: readonly Fault[] = [
  // Methods
  {
    id: "put-is-post",
    kind: "methods",
    about: "PUT is taken for POST",
    parts: () => ({
      findRoute: (call) => rightParts.findRoute(call.method === "PUT" ? { ...call, method: "POST" } : call),
    }),
  },
  {
    id: "wrong-method-is-404",
    kind: "methods",
    about: "a method that a path does not take is answered 404",
    parts: () => ({
      failure: (call, reason) =>
        rightParts.failure(
          call,
          reason.status === 405 ? refusal(404, "service_resource_not_found", "no such path") : reason,
        ),
    }),
  },
  {
    id: "no-head",
    kind: "methods",
    about: "HEAD is refused where GET is taken",
    parts: () => ({
      findRoute: (call) =>
        call.method === "HEAD" ? rightParts.findRoute({ ...call, method: "DELETE" }) : rightParts.findRoute(call),
    }),
  },
  {
    id: "head-without-token",
    kind: "methods",
    about: "HEAD needs no token",
    parts: () => takes((_, { method }) => method === "HEAD"),
  },
  // Paths
  {
    id: "decodes-twice",
    kind: "paths",
    about: "the path is decoded twice",
    parts: () => ({
      decode: (encoded) => {
        const once = rightParts.decode(encoded);
        return once === undefined ? undefined : (rightParts.decode(once) ?? once);
      },
    }),
  },
  {
    id: "does-not-decode",
    kind: "paths",
    about: "the path is not decoded",
    parts: () => ({ decode: (encoded) => encoded }),
  },
  {
    id: "broken-escape-is-500",
    kind: "paths",
    about: "a broken escape in the path ends in 500",
    parts: () => ({ decode: (encoded) => decodeURIComponent(encoded) }),
  },
  {
    id: "names-not-anchored",
    kind: "paths",
    about: "a username is good when it ends well",
    mode: "forgiving",
    parts: () =>
      withNames((rules) => {
        textAt(rules, "username").form = /[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;
      }),
  },
  {
    id: "usernames-in-lower-case-only",
    kind: "paths",
    about: "a user is not found under capitals",
    parts: () => ({
      checkTarget: (call) =>
        /[A-Z]/.test(call.names["username"] ?? "")
          ? refusal(404, "service_resource_not_found", "no such user")
          : rightParts.checkTarget(call),
    }),
  },
  {
    id: "escaped-slash-divides",
    kind: "paths",
    about: "an escaped slash in the path counts as a slash",
    parts: () => ({
      findRoute: (call) => rightParts.findRoute({ ...call, target: call.target.replaceAll(/%2f/gi, "/") }),
    }),
  },

  // Authentication
  {
    id: "no-authentication",
    kind: "authentication",
    about: "nobody's token is looked at",
    parts: () => takes(() => true),
  },
  {
    id: "no-header-no-check",
    kind: "authentication",
    about: "a call without Authorization is let through",
    parts: () => takes((header) => header === ""),
  },
  {
    id: "groups-are-open",
    kind: "authentication",
    about: "messages to groups need no token",
    parts: () => takes((_, { route }) => route.operation === "group"),
  },
  {
    id: "basic-does-too",
    kind: "authentication",
    about: "the token is taken under the scheme Basic too",
    parts: () => takes((header, call) => header.startsWith("Basic ") && stateOf(header, call) === "good"),
  },
  {
    id: "scheme-has-a-case",
    kind: "authentication",
    about: "the scheme is taken as Bearer only, not as bearer",
    parts: () =>
      beforeTokenCheck((header) =>
        /^bearer /i.test(header) && !header.startsWith("Bearer ")
          ? { ...refusal(401, "unauthorized", "no Bearer token"), headers: { "www-authenticate": "Bearer" } }
          : undefined,
      ),
  },
  {
    id: "unknown-token-is-good",
    kind: "authentication",
    about: "any token is good that begins with YWMt",
    parts: () => takes((header, call) => header.startsWith("Bearer YWMt") && stateOf(header, call) === undefined),
  },
  {
    id: "beginning-of-token",
    kind: "authentication",
    about: "a token is good when its beginning is",
    parts: () =>
      takes((header, { state }) =>
        state.tokens.some(
          (token) =>
            token.state === "good" &&
            header.startsWith("Bearer ") &&
            token.value.startsWith(tokenIn(header).slice(0, -1)) &&
            tokenIn(header).length > 20,
        ),
      ),
  },
  {
    id: "expired-is-good",
    kind: "authentication",
    about: "an expired token is good",
    parts: () => takes((header, call) => stateOf(header, call) === "expired"),
  },
  {
    id: "tenants-are-not-told-apart",
    kind: "authentication",
    about: "a token of another application is good",
    parts: () => takes((header, call) => ["good", "of-another-tenant"].includes(String(stateOf(header, call)))),
  },
  {
    id: "no-token-is-403",
    kind: "authentication",
    about: "a call without a token is answered 403",
    parts: () => ({
      failure: (call, reason) =>
        rightParts.failure(
          call,
          reason.status === 401 && call.headers.authorization === undefined
            ? refusal(403, "forbidden_op", "forbidden")
            : reason,
        ),
    }),
  },
  {
    id: "connection-remembers-token",
    kind: "authentication",
    about: "after a good call, the next one on the same connection needs no token",
    parts: () => {
      const trusted = new WeakSet<object>();
      return {
        checkToken: (call) => {
          const wrong = rightParts.checkToken(call);
          if (wrong === undefined) trusted.add(call.connection);
          return call.headers.authorization === undefined && trusted.has(call.connection) ? undefined : wrong;
        },
      };
    },
  },

  // Secrets
  {
    id: "stack-trace",
    kind: "secrets",
    about: "a refusal shows where in the program it came from",
    parts: () =>
      onAnswer(hasStatus(400), ({ json }) => {
        json["error_description"] = new Error("illegal").stack;
      }),
  },
  {
    id: "token-in-refusal",
    kind: "secrets",
    about: "a refusal repeats the token",
    parts: () =>
      onAnswer(isError, ({ json }, { headers }) => {
        json["error_description"] = `refused: ${headers.authorization}`;
      }),
  },
  {
    id: "token-in-envelope",
    kind: "secrets",
    about: "the envelope repeats the token",
    parts: () =>
      onAnswer(isSuccess, ({ json }, { headers }) => {
        json["access_token"] = tokenIn(headers.authorization ?? "");
      }),
  },
  // State
  {
    id: "second-send-is-refused",
    kind: "state",
    about: "the same message is taken once and then refused",
    parts: () => {
      const seen = new Set<string>();
      return beforeBodyCheck((json, { target }) => {
        const key = target + JSON.stringify(json);
        if (seen.has(key)) return refusal(400, "illegal_argument", "sent before");
        seen.add(key);
        return undefined;
      });
    },
  },
  {
    id: "results-pile-up",
    kind: "state",
    about: "data has the results of all sends to the target",
    parts: () => {
      const piles = new Map<string, unknown[]>();
      return {
        perform: async (call) => {
          const results = await rightParts.perform(call);
          const pile = [...(piles.get(call.target) ?? []), ...results].slice(-50);
          piles.set(call.target, pile);
          return call.route.method === "POST" ? pile : results;
        },
      };
    },
  },
  {
    id: "application-differs",
    kind: "state",
    about: "application is another one each time",
    parts: () =>
      onAnswer(isSuccess, ({ json }) => {
        json["application"] = crypto.randomUUID();
      }),
  },
  {
    id: "calls-are-mixed-up",
    kind: "state",
    about: "of calls at the same time, one is answered with the other's names",
    mode: "forgiving",
    parts: () => {
      let last: RoutedCall | undefined;
      return {
        perform: async (call) => {
          last = call;
          await sleep(5);
          return rightParts.perform(
            call.route.operation === "status" && last.route.operation === "status"
              ? { ...call, names: last.names }
              : call,
          );
        },
      };
    },
  },
  {
    id: "refusal-poisons-the-next",
    kind: "state",
    about: "after a refused message the next good one fails",
    parts: () => {
      let poisoned = false;
      return {
        checkBody: (call) => {
          const wrong = rightParts.checkBody(call);
          if (wrong === undefined && poisoned) {
            poisoned = false;
            return internal;
          }
          poisoned = wrong !== undefined;
          return wrong;
        },
      };
    },
  },
  // Two at once
  {
    id: "sender-and-extension",
    kind: "interaction",
    about: "from and ext together end in 500",
    parts: () => beforeBodyCheck((json) => (isObject(json) && "from" in json && "ext" in json ? internal : undefined)),
  },
  {
    id: "thumb-and-size",
    kind: "interaction",
    about: "a picture with thumb and size is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        "thumb" in messageOf(json) && "size" in messageOf(json) ? illegal("one of both") : undefined,
      ),
  },
  {
    id: "length-without-file-length",
    kind: "interaction",
    about: "a film with length is refused where it has no file_length",
    parts: () =>
      beforeBodyCheck((json) =>
        messageOf(json)["type"] === "video" && "length" in messageOf(json) && !("file_length" in messageOf(json))
          ? illegal("both")
          : undefined,
      ),
  },
  // Time
  {
    id: "commands-to-groups-are-slow",
    kind: "timing",
    about: "a command to a group takes four seconds",
    parts: () => ({
      perform: async (call) => {
        if (call.route.operation === "group" && messageOf(call.json)["type"] === "cmd") await sleep(4000);
        return rightParts.perform(call);
      },
    }),
  },
  {
    id: "broken-json-hangs",
    kind: "timing",
    about: "a body that is not JSON is never answered",
    parts: () => ({ finish: (_, answer) => (answer.json["error"] === "json_parse" ? new Promise(() => {}) : answer) }),
  },
  {
    id: "too-large-is-cut-off",
    kind: "timing",
    about: "a body that is too large gets no answer but a closed connection",
    parts: () => ({
      write: (call, answer, response) => {
        if (answer.status === 413) response.destroy();
        else return rightParts.write(call, answer, response);
      },
    }),
  },
  {
    id: "presence-flips",
    kind: "state",
    about: "the presence is another one each time it is asked for",
    parts: () => {
      let count = 0;
      return onAnswer(isStatusCall, ({ json }) => {
        count += 1;
        const text = JSON.stringify(json["data"]).replace(/"(on|off)line"/, count % 2 === 0 ? '"online"' : '"offline"');
        json["data"] = JSON.parse(text);
      });
    },
  },
];
