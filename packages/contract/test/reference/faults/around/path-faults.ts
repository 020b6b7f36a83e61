import { illegal, refusal, rightParts } from "../../right-parts.ts";
import {
  answersTarget,
  type Fault,
  forbidden,
  internal,
  isStatusCall,
  onAnswer,
  onResult,
  seesNames,
  seesPath,
  targetOf,
} from "../fault.ts";

const noUser = refusal(404, "service_resource_not_found", "no such user");

/** What a router, a proxy or a framework does to paths, names and methods before a right handler sees them. */
export const pathFaults: readonly Fault[] = [
  {
    id: "slash-at-the-end",
    kind: "paths",
    about: "a slash at the end of a path is ignored",
    parts: () => seesPath((target) => target.replace(/\/(?=\?|$)/, "")),
  },
  {
    id: "slash-is-redirected",
    kind: "paths",
    about: "a slash at the end of a path is answered 301",
    parts: () => ({
      finish: ({ target }, answer) => {
        const [path = ""] = target.split("?");
        return path.length > 1 && path.endsWith("/")
          ? { ...answer, status: 301, headers: { ...answer.headers, location: path.slice(0, -1) } }
          : answer;
      },
    }),
  },
  {
    id: "slashes-are-merged",
    kind: "paths",
    about: "two slashes in a path count as one",
    parts: () => seesPath((target) => target.replace(/\/{2,}/g, "/")),
  },
  {
    id: "matrix-parameters-are-dropped",
    kind: "paths",
    about: "what follows a semicolon in a part of the path is dropped",
    parts: () => seesNames((name) => name.split(";")[0] ?? ""),
  },
  {
    id: "format-after-the-path",
    kind: "paths",
    about: "a path may end in .json",
    parts: () => seesPath((target) => target.replace(/\.json(?=\?|$)/, "")),
  },
  {
    id: "backslash-divides",
    kind: "paths",
    about: "an escaped backslash in the path counts as a slash",
    parts: () => seesPath((target) => target.replaceAll(/%5c/gi, "/")),
  },
  {
    id: "nul-ends-the-name",
    kind: "paths",
    about: "a name ends at an escaped NUL",
    parts: () => seesNames((name) => name.split("\0")[0] ?? ""),
  },
  {
    id: "names-are-trimmed",
    kind: "paths",
    about: "white space around a name in the path is dropped",
    parts: () => seesNames((name) => name.trim()),
  },
  {
    id: "wide-letters-are-narrow",
    kind: "paths",
    about: "full-width letters in a name count as plain ones",
    parts: () => seesNames((name) => name.normalize("NFKC")),
  },
  {
    id: "escaped-question-mark-ends-path",
    kind: "paths",
    about: "an escaped question mark ends the path",
    parts: () => seesPath((target) => target.replaceAll(/%3f/gi, "?")),
  },
  {
    id: "query-confuses-the-router",
    kind: "paths",
    about: "a path with a query is not found",
    parts: () => ({
      findRoute: (call) =>
        call.target.includes("?") ? refusal(404, "service_resource_not_found", "no path") : rightParts.findRoute(call),
    }),
  },
  {
    id: "escaped-letters-are-others",
    kind: "paths",
    about: "an escaped letter in a name is not the letter",
    parts: () => ({ decode: (encoded) => rightParts.decode(encoded.replaceAll(/%([4-7][0-9a-f])/gi, "_$1")) }),
  },
  {
    id: "presence-by-spelling",
    kind: "state",
    about: "a user who is online is offline under a name in capitals",
    parts: () =>
      onAnswer(
        isStatusCall,
        onResult((result, call) => {
          if (/[A-Z]/.test(targetOf(call))) result["result_content"] = { result: "offline" };
        }),
      ),
  },
  {
    id: "method-in-a-header",
    kind: "methods",
    about: "X-HTTP-Method-Override changes the method",
    parts: () => ({
      findRoute: (call) =>
        rightParts.findRoute({ ...call, method: String(call.headers["x-http-method-override"] ?? call.method) }),
    }),
  },
  {
    id: "trace-is-answered",
    kind: "methods",
    about: "TRACE is answered 200",
    parts: () => ({
      findRoute: (call) => rightParts.findRoute(call.method === "TRACE" ? { ...call, method: "GET" } : call),
    }),
  },
  {
    id: "me-is-the-caller",
    kind: "reserved-names",
    about: "the user me is there although nobody is called so",
    parts: () => answersTarget(/^me$/i, undefined),
  },
  {
    id: "admin-is-reserved",
    kind: "reserved-names",
    about: "nobody may ask for the user admin",
    parts: () => answersTarget(/^admin$/i, forbidden),
  },
  {
    id: "null-is-nobody",
    kind: "reserved-names",
    about: "the names null and undefined are refused as missing",
    parts: () => answersTarget(/^(null|undefined)$/, illegal("missing")),
  },
  {
    id: "members-of-objects-are-users",
    kind: "reserved-names",
    about: "a user called like a member of every JavaScript object is there",
    parts: () => ({
      checkTarget: (call) => (targetOf(call) in {} ? undefined : rightParts.checkTarget(call)),
    }),
  },
  {
    id: "names-like-words-of-the-path",
    kind: "reserved-names",
    about: "a user called like a word of the path is not found",
    mode: "forgiving",
    parts: () => answersTarget(/^(users|groups|status|messages)$/, noUser),
  },
  {
    id: "hyphen-in-front-is-an-option",
    kind: "reserved-names",
    about: "a name that begins with a hyphen ends in 500",
    parts: () => answersTarget(/^-/, internal),
  },
  {
    id: "dot-files-are-hidden",
    kind: "reserved-names",
    about: "a name that begins with a dot is forbidden",
    parts: () => answersTarget(/^\./, forbidden),
  },
  {
    id: "leading-zeros-are-dropped",
    kind: "reserved-names",
    about: "a group is found under its id with zeros in front",
    parts: () => ({
      checkTarget: (call) => {
        const group = call.names["group_name"];
        const names = group === undefined ? call.names : { group_name: group.replace(/^0+(?=\d)/, "") };
        return rightParts.checkTarget({ ...call, names });
      },
    }),
  },
  {
    id: "ids-beyond-64-bits-crash",
    kind: "extremes",
    about: "a group's id of 20 digits and more ends in 500",
    parts: () => answersTarget(/^\d{20,}$/, internal),
  },
];
