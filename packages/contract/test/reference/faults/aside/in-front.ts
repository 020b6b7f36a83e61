import { illegal, refusal, rightParts } from "../../right-parts.ts";
import {
  alsoTakesToken,
  answersTarget,
  beforeTokenCheck,
  type Fault,
  forbidden,
  guards,
  internal,
  isError,
  isStatusCall,
  isSuccess,
  onAnswer,
  readsAuthorization,
  readsType,
  seesNames,
  seesPath,
  takes,
  targetOf,
  tokenIn,
} from "../fault.ts";

const refused = { ...refusal(401, "unauthorized", "no"), headers: { "www-authenticate": "Bearer" } };

/** Kept apart: what happens to paths, names, credentials and headers in front of a right handler. */
export const asideInFront: readonly Fault[] = [
  {
    id: "dot-at-the-end-of-a-name",
    kind: "paths",
    about: "a dot at the end of a name in the path is dropped",
    parts: () => seesNames((name) => name.replace(/(?<=[^.])\.$/, "")),
  },
  {
    id: "words-in-the-singular",
    kind: "paths",
    about: "the words of the path may stand in the singular",
    parts: () => seesPath((target) => target.replace(/\/(user|group)\//, "/$1s/").replace(/\/message$/, "/messages")),
  },
  {
    id: "anything-after-the-path",
    kind: "paths",
    about: "a path may go on after its end",
    parts: () => seesPath((target) => target.replace(/(\/(?:status|messages))\/[^?]*/, "$1")),
  },
  {
    id: "path-under-a-version",
    kind: "paths",
    about: "a path may begin with a slash too many",
    parts: () => seesPath((target) => target.replace(/^\/+/, "/")),
  },
  {
    id: "escaped-words-are-unknown",
    kind: "paths",
    about: "a name with an escaped hyphen or underscore is not found",
    mode: "forgiving",
    parts: () => ({
      findRoute: (call) =>
        /%(2d|5f|2e)/i.test(call.target)
          ? refusal(404, "service_resource_not_found", "no such path")
          : rightParts.findRoute(call),
    }),
  },
  {
    id: "accents-are-dropped",
    kind: "paths",
    about: "accents on letters of a name in the path are dropped",
    parts: () => seesNames((name) => name.normalize("NFD").replaceAll(/[\u0300-\u036f]/g, "")),
  },
  {
    id: "delete-is-done",
    kind: "methods",
    about: "DELETE is answered 200",
    parts: () => ({
      findRoute: (call) => rightParts.findRoute(call.method === "DELETE" ? { ...call, method: "GET" } : call),
    }),
  },
  {
    id: "get-reads-messages",
    kind: "methods",
    about: "GET of messages is answered as if something had been sent",
    parts: () => ({
      findRoute: (call) =>
        call.method === "GET" && call.target.includes("/messages")
          ? rightParts.findRoute({
              ...call,
              target: call.target.replace(/\/(users|groups)\/[^/]*\/messages/, "/users/zw123/status"),
            })
          : rightParts.findRoute(call),
    }),
  },
  {
    id: "self-is-the-caller",
    kind: "reserved-names",
    about: "the user self is there although nobody is called so",
    parts: () => answersTarget(/^self$/i, undefined),
  },
  {
    id: "devices-of-old-systems",
    kind: "reserved-names",
    about: "a user called nul, con or aux ends in 500",
    parts: () => answersTarget(/^(con|nul|aux|prn)$/i, internal),
  },
  {
    id: "names-that-look-like-ids",
    kind: "reserved-names",
    about: "a user whose name is a number is refused",
    parts: () => answersTarget(/^\d{1,12}$/, illegal("an id is no name")),
  },
  {
    id: "root-is-reserved",
    kind: "reserved-names",
    about: "nobody may ask for the user root or system",
    parts: () => answersTarget(/^(root|system)$/i, forbidden),
  },
  {
    id: "uuid-is-an-id",
    kind: "reserved-names",
    about: "a name with the form of a UUID ends in 500",
    parts: () => answersTarget(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, internal),
  },
  {
    id: "true-is-no-name",
    kind: "reserved-names",
    about: "the names true, false and NaN are refused",
    parts: () => answersTarget(/^(true|false|nan)$/i, illegal("no name")),
  },
  {
    id: "apikey-does-too",
    kind: "authentication",
    about: "the token is taken from X-Api-Key",
    parts: () => alsoTakesToken(({ headers }) => headers["x-api-key"]?.toString()),
  },
  {
    id: "token-as-user",
    kind: "authentication",
    about: "the token is taken as the user name of Basic",
    parts: () =>
      readsAuthorization((header) => {
        const [, code = ""] = /^Basic (\S+)$/i.exec(header) ?? [];
        return code === "" ? header : `Bearer ${Buffer.from(code, "base64").toString().split(":")[0]}`;
      }),
  },
  {
    id: "scheme-oauth-does-too",
    kind: "authentication",
    about: "the scheme may be called OAuth or JWT",
    parts: () => readsAuthorization((header) => header.replace(/^(oauth|jwt) /i, "Bearer ")),
  },
  {
    id: "token-under-its-short-name",
    kind: "authentication",
    about: "a token in the query is taken under the name token",
    parts: () => alsoTakesToken(({ target }) => new URLSearchParams(target.split("?")[1]).get("token") ?? undefined),
  },
  {
    id: "escapes-in-the-token",
    kind: "authentication",
    about: "a token may be written with percent escapes",
    parts: () =>
      readsAuthorization((header) =>
        header.replaceAll(/%[0-9a-f]{2}/gi, (code) => decodeURIComponent(code.replace(/%[89a-f]./i, "_"))),
      ),
  },
  {
    id: "colon-after-bearer",
    kind: "authentication",
    about: "the scheme may be followed by a colon",
    parts: () => readsAuthorization((header) => header.replace(/^Bearer: /i, "Bearer ")),
  },
  {
    id: "real-ip-is-trusted",
    kind: "authentication",
    about: "X-Real-IP with the server's own address needs no token",
    parts: () => takes((_, { headers }) => String(headers["x-real-ip"]) === "127.0.0.1"),
  },
  {
    id: "strange-letters-in-the-token",
    kind: "authentication",
    about: "a token with a letter beyond ASCII ends in 500",
    parts: () => beforeTokenCheck((header) => (/\P{ASCII}/u.test(header) ? internal : undefined)),
  },
  {
    id: "wrong-tokens-lock-out",
    kind: "state",
    about: "after three wrong tokens in a row the right one is refused once",
    parts: () => {
      let wrongInARow = 0;
      return {
        checkToken: (call) => {
          const wrong = rightParts.checkToken(call);
          const locked = wrong === undefined && wrongInARow >= 3;
          wrongInARow = wrong === undefined ? 0 : wrongInARow + 1;
          return locked ? refused : wrong;
        },
      };
    },
  },
  {
    id: "cache-forgets-the-user",
    kind: "caching",
    about: "a presence is given again for the next user within 50 milliseconds",
    parts: () => {
      let kept: { readonly json: string; readonly at: number } | undefined;
      return onAnswer(isStatusCall, (answer) => {
        if (kept !== undefined && Date.now() - kept.at < 50) return { ...answer, raw: kept.json };
        kept = { json: JSON.stringify(answer.json), at: Date.now() };
        return answer;
      });
    },
  },
  {
    id: "not-found-is-remembered",
    kind: "caching",
    about: "HEAD after GET of the same path is answered from a cache as not found",
    parts: () => {
      const seen = new Set<string>();
      return {
        checkTarget: (call) => {
          if (call.method === "GET") seen.add(call.target);
          return call.method === "HEAD" && seen.has(call.target)
            ? refusal(404, "service_resource_not_found", "no such user")
            : rightParts.checkTarget(call);
        },
      };
    },
  },
  {
    id: "json-in-text",
    kind: "syntax",
    about: "JSON that is announced as text/json is taken",
    parts: () => readsType((type) => type.replace(/^text\/json/i, "application/json")),
  },
  {
    id: "parameters-of-types",
    kind: "syntax",
    about: "application/json with a parameter that is not a charset is refused",
    parts: () => readsType((type) => (/;\s*(?!charset)[a-z]/i.test(type) ? "" : type)),
  },
  {
    id: "language-crashes",
    kind: "negotiation",
    about: "an Accept-Language with weights ends in 500",
    parts: () => guards(({ headers }) => (headers["accept-language"] ?? "").includes(";q="), internal),
  },
  {
    id: "charset-is-obeyed",
    kind: "negotiation",
    about: "whoever asks for ISO 8859-1 gets a type that says so",
    parts: () =>
      onAnswer(
        (answer, { headers }) => isSuccess(answer) && /iso-8859-1/i.test(String(headers["accept-charset"])),
        (answer) => ({ ...answer, headers: { ...answer.headers, "content-type": "text/plain; charset=iso-8859-1" } }),
      ),
  },
  {
    id: "robots-are-forbidden",
    kind: "filters",
    about: "an agent called curl or python is forbidden",
    parts: () => guards(({ headers }) => /curl|python/i.test(headers["user-agent"] ?? ""), forbidden),
  },
  {
    id: "referer-is-refused",
    kind: "filters",
    about: "a call with a Referer is forbidden",
    parts: () => guards(({ headers }) => headers.referer !== undefined, forbidden),
  },
  {
    id: "cookies-crash",
    kind: "filters",
    about: "a call with a cookie that has no value ends in 500",
    parts: () => guards(({ headers }) => /(^|; )[^=;]+(;|$)/.test(headers.cookie ?? ""), internal),
  },
  {
    id: "long-query-crashes",
    kind: "extremes",
    about: "a query of more than 1,000 characters ends in 500",
    parts: () => guards(({ target }) => target.length > 1000 && target.includes("?"), internal),
  },
  {
    id: "connection-remembers-refusals",
    kind: "connections",
    about: "after a refused token the next call on the same connection is refused, too",
    parts: () => {
      const bad = new WeakSet<object>();
      return {
        checkToken: (call) => {
          const wrong = rightParts.checkToken(call);
          if (wrong === undefined && bad.delete(call.connection)) return refused;
          if (wrong !== undefined && tokenIn(call.headers.authorization ?? "") !== "") bad.add(call.connection);
          return wrong;
        },
      };
    },
  },
  {
    id: "head-has-another-type",
    kind: "connections",
    about: "HEAD announces another type than GET",
    parts: () =>
      onAnswer(
        (answer, { method }) => method === "HEAD" && !isError(answer),
        (answer) => ({ ...answer, headers: { "content-type": "text/html" } }),
      ),
  },
  {
    id: "longest-group-crashes",
    kind: "extremes",
    about: "a group's id of 60 characters and more ends in 500",
    parts: () => ({
      checkTarget: (call) =>
        call.names["group_name"] !== undefined && targetOf(call).length >= 60 ? internal : rightParts.checkTarget(call),
    }),
  },
];
