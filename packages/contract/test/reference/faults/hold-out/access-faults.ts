import { setTimeout as sleep } from "node:timers/promises";
import { illegal, refusal, rightParts } from "../../right-parts.ts";
import {
  beforeBodyCheck,
  type Fault,
  hasStatus,
  internal,
  isSuccess,
  messageOf,
  onAnswer,
  stateOf,
  takes,
  textAt,
  withNames,
} from "../fault.ts";

/** Kept apart while the kit is built: only the score is looked at, so that the kit is not fitted to its faults. */
export const heldAccessFaults: readonly Fault[] = [
  {
    id: "405-in-html",
    kind: "methods",
    about: "405 is answered in HTML",
    parts: () =>
      onAnswer(hasStatus(405), (answer) => ({
        ...answer,
        headers: { ...answer.headers, "content-type": "text/html" },
        raw: "<h1>Method Not Allowed</h1>",
      })),
  },
  {
    id: "patch-crashes",
    kind: "methods",
    about: "PATCH ends in 500",
    parts: () => ({ findRoute: (call) => (call.method === "PATCH" ? internal : rightParts.findRoute(call)) }),
  },
  {
    id: "names-of-dots",
    kind: "paths",
    about: "a group may be called by dots alone",
    mode: "forgiving",
    parts: () =>
      withNames((rules) => {
        textAt(rules, "group_name").form = /^[A-Za-z0-9_.-]+$/;
      }),
  },
  {
    id: "org-begins-with-hyphen",
    kind: "paths",
    about: "an organisation may begin with a hyphen",
    mode: "forgiving",
    parts: () =>
      withNames((rules) => {
        textAt(rules, "org").form = /^[A-Za-z0-9-]+$/;
      }),
  },
  {
    id: "words-in-any-case",
    kind: "paths",
    about: "the words of the path may be written in capitals",
    parts: () => ({
      findRoute: (call) =>
        rightParts.findRoute({
          ...call,
          target: call.target.replace(/\/(users|groups|status|messages)(?=\/|$|\?)/gi, (word) => word.toLowerCase()),
        }),
    }),
  },
  {
    id: "token-without-scheme",
    kind: "authentication",
    about: "the bare token is taken without a scheme",
    parts: () => takes((header, call) => !header.includes(" ") && stateOf(header, call) === "good"),
  },
  {
    id: "revoked-is-good",
    kind: "authentication",
    about: "a revoked token is good",
    parts: () => takes((header, call) => stateOf(header, call) === "revoked"),
  },
  {
    id: "role-is-not-asked",
    kind: "authentication",
    about: "a token without the role is good",
    parts: () => takes((header, call) => stateOf(header, call) === "without-role"),
  },
  {
    id: "tokens-have-no-case",
    kind: "authentication",
    about: "tokens are compared without case",
    parts: () =>
      takes((header, { state }) =>
        state.tokens.some(
          (token) => token.state === "good" && header.toLowerCase() === `bearer ${token.value.toLowerCase()}`,
        ),
      ),
  },
  {
    id: "token-in-a-header",
    kind: "secrets",
    about: "a reply header repeats the token",
    parts: () =>
      onAnswer(isSuccess, ({ headers }, call) => {
        headers["x-debug-authorization"] = call.headers.authorization ?? "";
      }),
  },
  {
    id: "every-fortieth-fails",
    kind: "state",
    about: "every fortieth good call ends in 500",
    parts: () => {
      let count = 0;
      return {
        checkTarget: (call) => {
          count += 1;
          return count % 40 === 0 ? internal : rightParts.checkTarget(call);
        },
      };
    },
  },
  {
    id: "capitals-reach-nobody",
    kind: "state",
    about: "a message to a username in capitals is answered 404",
    parts: () => ({
      checkTarget: (call) =>
        call.route.operation === "user" && /[A-Z]/.test(call.names["username"] ?? "")
          ? refusal(404, "service_resource_not_found", "no such user")
          : rightParts.checkTarget(call),
    }),
  },
  {
    id: "event-and-texts",
    kind: "interaction",
    about: "an event with a name and texts is refused",
    parts: () =>
      beforeBodyCheck((json) =>
        "customEvent" in messageOf(json) && "customExts" in messageOf(json) ? illegal("one of both") : undefined,
      ),
  },
  {
    id: "presence-drips",
    kind: "timing",
    about: "a presence takes five seconds to come, a few bytes at a time",
    parts: () => ({
      write: async (call, answer, response) => {
        if (call.route?.operation !== "status" || answer.status !== 200)
          return rightParts.write(call, answer, response);
        const text = JSON.stringify(answer.json);
        response.writeHead(200, answer.headers);
        for (let at = 0; at < text.length; at += Math.ceil(text.length / 10)) {
          response.write(text.slice(at, at + Math.ceil(text.length / 10)));
          await sleep(500);
        }
        response.end();
      },
    }),
  },
  {
    id: "groups-are-numbers",
    kind: "paths",
    about: "a group's id with letters is refused",
    mode: "forgiving",
    parts: () =>
      withNames((rules) => {
        textAt(rules, "group_name").form = /^\d+$/;
      }),
  },
  {
    id: "longest-name-crashes",
    kind: "paths",
    about: "a username of 64 characters ends in 500",
    mode: "forgiving",
    parts: () => ({
      checkTarget: (call) => (call.names["username"]?.length === 64 ? internal : rightParts.checkTarget(call)),
    }),
  },
];
