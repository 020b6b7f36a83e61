import { illegal, refusal, rightParts } from "../../right-parts.ts";
import {
  alsoTakesToken,
  beforeTokenCheck,
  type Fault,
  forbidden,
  guards,
  internal,
  isError,
  isStatusCall,
  isSuccess,
  onAnswer,
  onResult,
  readsAuthorization,
  readsType,
  stateOf,
  takes,
  tokenIn,
} from "../fault.ts";

const notAcceptable = refusal(406, "web_application", "no such representation");
const badType = refusal(415, "web_application", "no");
const html = { "content-type": "text/html; charset=utf-8" };

/** What happens to credentials, to the types that are asked for and sent, and to other headers. */
export const headerFaults: readonly Fault[] = [
  {
    id: "bearer-needs-no-space",
    kind: "authentication",
    about: "a token that follows Bearer without a space is taken",
    parts: () => readsAuthorization((header) => header.replace(/^Bearer(?=\S)/i, "Bearer ")),
  },
  {
    id: "token-in-the-query",
    kind: "authentication",
    about: "a token in the query is taken",
    parts: () =>
      alsoTakesToken(({ target }) => new URLSearchParams(target.split("?")[1]).get("access_token") ?? undefined),
  },
  {
    id: "token-in-a-cookie",
    kind: "authentication",
    about: "a token in a cookie is taken",
    parts: () => alsoTakesToken(({ headers }) => /(?:^|; )\w*token=([^;]+)/.exec(headers.cookie ?? "")?.[1]),
  },
  {
    id: "token-in-another-header",
    kind: "authentication",
    about: "a token in X-Access-Token or X-Auth-Token is taken",
    parts: () =>
      alsoTakesToken(({ headers }) => {
        const found = headers["x-access-token"] ?? headers["x-auth-token"];
        return found === undefined ? undefined : String(found);
      }),
  },
  {
    id: "token-for-the-proxy",
    kind: "authentication",
    about: "credentials for a proxy are taken",
    parts: () => alsoTakesToken(({ headers }) => headers["proxy-authorization"]?.replace(/^Bearer /, "")),
  },
  {
    id: "token-as-password",
    kind: "authentication",
    about: "the token is taken as the password of Basic",
    parts: () =>
      readsAuthorization((header) => {
        const [, code = ""] = /^Basic (\S+)$/i.exec(header) ?? [];
        const password = Buffer.from(code, "base64").toString().split(":")[1];
        return password === undefined ? header : `Bearer ${password}`;
      }),
  },
  {
    id: "scheme-token-does-too",
    kind: "authentication",
    about: "the scheme may be called Token",
    parts: () => readsAuthorization((header) => header.replace(/^token /i, "Bearer ")),
  },
  {
    id: "what-follows-the-token-is-ignored",
    kind: "authentication",
    about: "words after the token are ignored",
    parts: () => readsAuthorization((header) => header.split(/[ ,]+/).slice(0, 2).join(" ")),
  },
  {
    id: "quotes-around-the-token",
    kind: "authentication",
    about: "the token may stand in quotes",
    parts: () => readsAuthorization((header) => header.replaceAll('"', "")),
  },
  {
    id: "two-spaces-are-refused",
    kind: "authentication",
    about: "two spaces after Bearer are refused",
    parts: () =>
      beforeTokenCheck((header) =>
        /^Bearer {2}/i.test(header)
          ? { ...refusal(401, "unauthorized", "no token"), headers: { "www-authenticate": "Bearer" } }
          : undefined,
      ),
  },
  {
    id: "own-machine-is-trusted",
    kind: "authentication",
    about: "X-Forwarded-For with the server's own address needs no token",
    parts: () => takes((_, { headers }) => /^(127\.0\.0\.1|::1)/.test(String(headers["x-forwarded-for"]))),
  },
  {
    id: "long-token-crashes",
    kind: "extremes",
    about: "a token of more than 4,096 characters ends in 500",
    parts: () => beforeTokenCheck((header) => (header.length > 4096 ? internal : undefined)),
  },
  {
    id: "cache-ignores-the-token",
    kind: "caching",
    about: "a presence that was asked for rightly is given to anybody for a second",
    parts: () => {
      const fresh = new Map<string, number>();
      return {
        checkToken: (call) => {
          const wrong = rightParts.checkToken(call);
          if (call.method !== "GET") return wrong;
          const known = (fresh.get(call.target) ?? 0) > Date.now() - 1000;
          if (wrong === undefined) fresh.set(call.target, Date.now());
          return known ? undefined : wrong;
        },
      };
    },
  },
  {
    id: "equal-posts-are-cached",
    kind: "caching",
    about: "an equal message gets the reply that the first one got",
    parts: () => {
      const replies = new Map<string, string>();
      return onAnswer(
        (answer, { method }) => isSuccess(answer) && method === "POST",
        (answer, { target, body }) => {
          const key = `${target} ${Buffer.from(body).toString("base64")}`;
          const kept = replies.get(key) ?? JSON.stringify(answer.json);
          replies.set(key, kept);
          return { ...answer, raw: kept };
        },
      );
    },
  },
  {
    id: "refusals-are-cached",
    kind: "caching",
    about: "after a call with a wrong token the next right one for the same path is refused, too",
    parts: () => {
      const refused = new Set<string>();
      return {
        checkToken: (call) => {
          const wrong = rightParts.checkToken(call);
          const key = `${call.method} ${call.target}`;
          if (wrong !== undefined) refused.add(key);
          else if (refused.delete(key))
            return { ...refusal(401, "unauthorized", "no"), headers: { "www-authenticate": "Bearer" } };
          return wrong;
        },
      };
    },
  },
  {
    id: "other-types-are-not-acceptable",
    kind: "negotiation",
    about: "whoever asks for another type is answered 406",
    parts: () => guards(({ headers }) => /^(application\/xml|text\/)/.test(headers.accept ?? ""), notAcceptable),
  },
  {
    id: "lists-of-types-are-not-read",
    kind: "negotiation",
    about: "an Accept with more than one type is answered 406",
    parts: () => guards(({ headers }) => (headers.accept ?? "").includes(","), notAcceptable),
  },
  {
    id: "weights-are-ignored",
    kind: "negotiation",
    about: "whoever would take HTML as the last resort gets HTML",
    parts: () =>
      onAnswer(
        (_, { headers }) => (headers.accept ?? "").includes("text/html"),
        (answer) => ({ ...answer, headers: html, raw: "<p>hello</p>" }),
      ),
  },
  {
    id: "presence-is-translated",
    kind: "negotiation",
    about: "who prefers Chinese is told the presence in Chinese",
    parts: () =>
      onAnswer(
        (answer, call) => isStatusCall(answer, call) && /^zh/.test(call.headers["accept-language"] ?? ""),
        onResult((result) => {
          result["result_content"] = { result: "在线" };
        }),
      ),
  },
  {
    id: "space-before-semicolon",
    kind: "syntax",
    about: "application/json with a space before its semicolon is refused",
    parts: () => readsType((type) => type.replace(/ ;/, "+;")),
  },
  {
    id: "charset-in-quotes",
    kind: "syntax",
    about: "a charset in quotes is refused",
    parts: () => readsType((type) => (type.includes('"') ? "" : type)),
  },
  {
    id: "every-kind-of-json",
    kind: "syntax",
    about: "any type that ends in +json is taken",
    parts: () => readsType((type) => type.replace(/^[\w/.-]+\+json/i, "application/json")),
  },
  {
    id: "coding-is-ignored",
    kind: "syntax",
    about: "Content-Encoding is not looked at",
    parts: () => ({
      checkMediaType: (call) =>
        rightParts.checkMediaType({ ...call, headers: { "content-type": call.headers["content-type"] } }),
    }),
  },
  {
    id: "foreign-origin-is-refused",
    kind: "filters",
    about: "a call with the Origin of another site is forbidden",
    parts: () => guards(({ headers }) => headers.origin !== undefined, forbidden),
  },
  {
    id: "no-agent-no-answer",
    kind: "filters",
    about: "a call without User-Agent is forbidden",
    parts: () => guards(({ headers }) => (headers["user-agent"] ?? "") === "", forbidden),
  },
  {
    id: "expectations-are-refused",
    kind: "connections",
    about: "Expect: 100-continue is answered 417",
    parts: () => guards(({ headers }) => headers.expect !== undefined, refusal(417, "web_application", "no")),
  },
  {
    id: "head-says-nothing-follows",
    kind: "connections",
    about: "HEAD announces a length of 0",
    parts: () =>
      onAnswer(
        (_, { method }) => method === "HEAD",
        (answer) => ({ ...answer, headers: { ...answer.headers, "content-length": "0" } }),
      ),
  },
  {
    id: "refused-body-is-the-next-request",
    kind: "connections",
    about: "the unread body of a call with a wrong type is taken for the next request on its connection",
    parts: () => {
      const dirty = new WeakSet<object>();
      return {
        finish: (call, answer) => {
          if (dirty.delete(call.connection)) return rightParts.failure(call, illegal("that is not HTTP"));
          if (isError(answer) && answer.status === badType.status) dirty.add(call.connection);
          return answer;
        },
      };
    },
  },
  {
    id: "connection-dies-after-too-much",
    kind: "connections",
    about: "after a body that is too large the next call on its connection is cut off",
    parts: () => {
      const dying = new WeakSet<object>();
      return {
        write: (call, answer, response) => {
          if (dying.has(call.connection)) return void response.destroy();
          if (answer.status === 413) dying.add(call.connection);
          return rightParts.write(call, answer, response);
        },
      };
    },
  },
  {
    id: "good-once-good-forever",
    kind: "authentication",
    about: "an expired token is good right after a good one on the same connection",
    parts: () => {
      const trusted = new WeakSet<object>();
      return takes((header, call) => {
        const state = stateOf(header, call);
        if (state === "good") trusted.add(call.connection);
        return state === "expired" && tokenIn(header) !== "" && trusted.has(call.connection);
      });
    },
  },
];
