import type { ServerResponse } from "node:http";
import type { Answer, Call } from "../../parts.ts";
import { refusal, rightParts } from "../../right-parts.ts";
import { type Fault, guards, internal, isError, isSuccess, onAnswer, readsAuthorization, targetOf } from "../fault.ts";

const queryOf = ({ target }: Pick<Call, "target">): URLSearchParams => new URLSearchParams(target.split("?")[1]);
const moved = (answer: Answer, status: number): Answer => ({
  ...answer,
  status,
  headers: { ...answer.headers, location: "https://a1.easemob.com/" },
});
const busy = refusal(409, "web_application", "the target is busy");

/** Kept apart: how calls come in, what is read from where it does not belong, and what one call leaves to the next. */
export const asideOfCalls: readonly Fault[] = [
  {
    id: "query-names-the-target",
    kind: "paths",
    about: "a query that is called like a part of the path takes its place",
    parts: () => ({
      success: (call, data) => {
        const query = queryOf(call);
        const [app, org] = ["app", "org"].map((name) => query.get(name));
        const names = { ...call.names, ...(app && { app }), ...(org && { org }) };
        return rightParts.success({ ...call, names }, data);
      },
    }),
  },
  {
    id: "callback-is-called",
    kind: "negotiation",
    about: "a query with callback is answered with a program",
    parts: () =>
      onAnswer(
        (_, call) => queryOf(call).has("callback"),
        (answer) => ({
          ...answer,
          headers: { ...answer.headers, "content-type": "text/javascript" },
          raw: `f(${JSON.stringify(answer.json)})`,
        }),
      ),
  },
  {
    id: "format-in-the-query",
    kind: "negotiation",
    about: "a query with format=xml is answered 406",
    parts: () => guards((call) => queryOf(call).get("format") === "xml", refusal(406, "web_application", "no XML")),
  },
  {
    id: "debug-shows-the-program",
    kind: "secrets",
    about: "a query with debug shows where in the program a refusal came from",
    parts: () =>
      onAnswer(
        (answer, call) => isError(answer) && queryOf(call).has("debug"),
        (answer) => ({
          ...answer,
          json: { ...answer.json, exception: "Error: no\n    at check (/srv/app/token.js:10:5)" },
        }),
      ),
  },
  {
    id: "brackets-in-the-query-crash",
    kind: "extremes",
    about: "a query with brackets in a name ends in 500",
    parts: () => guards(({ target }) => /\?.*(\[|%5b)/i.test(target), internal),
  },
  {
    id: "many-queries-crash",
    kind: "extremes",
    about: "a query with more than a hundred names ends in 500",
    parts: () => guards(({ target }) => target.split("&").length > 100, internal),
  },
  {
    id: "plain-http-is-moved",
    kind: "filters",
    about: "a call of which a proxy says that it came over plain HTTP is answered 301",
    parts: () =>
      onAnswer(
        (_, { headers }) => headers["x-forwarded-proto"] === "http",
        (answer) => moved(answer, 301),
      ),
  },
  {
    id: "minimal-replies-are-empty",
    kind: "negotiation",
    about: "whoever prefers a minimal reply gets 204",
    parts: () =>
      onAnswer(
        (answer, { headers }) => isSuccess(answer) && /return=minimal/.test(String(headers["prefer"])),
        (answer) => ({ ...answer, status: 204, headers: {}, raw: "" }),
      ),
  },
  {
    id: "parts-of-replies-are-given",
    kind: "negotiation",
    about: "whoever asks for a range of a reply gets 206 and the whole of it",
    parts: () =>
      onAnswer(
        (answer, { headers }) => isSuccess(answer) && headers.range !== undefined,
        (answer) => ({ ...answer, status: 206 }),
      ),
  },
  {
    id: "scripts-get-no-challenge",
    kind: "headers",
    about: "401 has no WWW-Authenticate for a call with X-Requested-With",
    parts: () =>
      onAnswer(
        ({ status }, { headers }) => status === 401 && headers["x-requested-with"] !== undefined,
        (answer) => ({ ...answer, headers: { "content-type": "application/json" } }),
      ),
  },
  {
    id: "long-accept-crashes",
    kind: "extremes",
    about: "an Accept of more than 512 characters ends in 500",
    parts: () => guards(({ headers }) => (headers.accept ?? "").length > 512, internal),
  },
  {
    id: "empty-headers-crash",
    kind: "filters",
    about: "a call with a header without a value ends in 500",
    parts: () =>
      guards(
        ({ headers }) => Object.entries(headers).some(([name, value]) => name.startsWith("x-") && value === ""),
        internal,
      ),
  },
  {
    id: "padding-of-the-token-is-dropped",
    kind: "authentication",
    about: "a token is taken with = behind it",
    parts: () => readsAuthorization((header) => header.replace(/=+$/, "")),
  },
  {
    id: "token-ends-at-a-semicolon",
    kind: "authentication",
    about: "what follows a semicolon in the token is dropped",
    parts: () => readsAuthorization((header) => header.split(";")[0] ?? ""),
  },
  {
    id: "unknown-target-is-remembered",
    kind: "state",
    about: "after a target that is not there the next one on the same connection is not there either",
    parts: () => {
      const missed = new WeakSet<object>();
      return {
        checkTarget: (call) => {
          const wrong = rightParts.checkTarget(call);
          if (wrong !== undefined) missed.add(call.connection);
          else if (missed.delete(call.connection)) return refusal(404, "service_resource_not_found", "no such target");
          return wrong;
        },
      };
    },
  },
  {
    id: "one-call-a-target",
    kind: "interaction",
    about: "of two calls for one target at the same time one is answered 409",
    parts: () => {
      const open = new Set<string>();
      return {
        checkTarget: (call) => (open.has(targetOf(call)) ? busy : rightParts.checkTarget(call)),
        perform: async (call) => {
          open.add(targetOf(call));
          await new Promise((resolve) => setTimeout(resolve, 3));
          open.delete(targetOf(call));
          return rightParts.perform(call);
        },
      };
    },
  },
  {
    id: "hundredth-call-is-cut-off",
    kind: "connections",
    about: "the hundredth call on a connection gets no answer",
    parts: () => {
      const calls = new WeakMap<object, number>();
      return {
        write: (call, answer, response) => {
          const number = (calls.get(call.connection) ?? 0) + 1;
          calls.set(call.connection, number);
          return number === 100 ? void response.destroy() : rightParts.write(call, answer, response);
        },
      };
    },
  },
  {
    id: "head-has-a-body",
    kind: "connections",
    about: "HEAD is answered with a body, which is in the way of the next reply",
    parts: () => ({
      write: async (call, answer, response: ServerResponse) => {
        const { socket } = response;
        await rightParts.write(call, answer, response);
        if (call.method === "HEAD") socket?.write(JSON.stringify(answer.json));
      },
    }),
  },
];
