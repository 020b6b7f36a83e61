import { setTimeout as sleep } from "node:timers/promises";
import { onAnswer } from "./faults/fault.ts";
import type { Mode, Parts } from "./parts.ts";
import { refusal, rightParts } from "./right-parts.ts";

/** A server that keeps the contract in a way of its own: whatever is said against it is a false alarm. */
export interface RightServer {
  readonly id: string;
  readonly about: string;
  readonly mode: Mode;
  readonly parts: () => Partial<Parts>;
}

/** How long the slow one takes over each reply, in ms. */
const SLOW_MS = 150;

/** How many calls a second the strictest one takes. */
const CALLS_PER_SECOND = 20;

/** The same JSON: texts with escapes, whole numbers with a fraction of nought or an exponent. */
function speltOtherwise(json: string): string {
  const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d+(?![\d.eE])|[:,]/g, (part) => {
    if (part.startsWith('"'))
      return part.replaceAll(/(?<!\\)[a-z](?![^"]{0,3}\\)/g, (letter, at: number) =>
        at % 3 === 0 ? escaped(letter) : letter,
      );
    if (/^-?\d/.test(part)) return part.length > 3 ? `${part}.0` : `${part}e0`;
    return `\t${part}\r\n `;
  });
}

export const rightServers: readonly RightServer[] = [
  { id: "strict", about: "everything must be right and known", mode: "strict", parts: () => ({}) },
  { id: "forgiving", about: "puts up with what real services put up with", mode: "forgiving", parts: () => ({}) },
  {
    id: "in-other-words",
    about: "orders keys and words descriptions in its own way, with keys of its own beside them",
    mode: "strict",
    parts: () =>
      onAnswer(
        () => true,
        (answer) => {
          const entries: [string, unknown][] = [...Object.entries(answer.json), ["x_request_id", crypto.randomUUID()]];
          const json: Record<string, unknown> = Object.fromEntries(entries.reverse());
          if ("error_description" in json) json["error_description"] = "es geht nicht: 不行";
          const headers = {
            ...answer.headers,
            "content-type": "application/json;charset=UTF-8",
            date: new Date().toUTCString(),
          };
          return { ...answer, json, headers, raw: `\n${JSON.stringify(json, null, 2)}\n` };
        },
      ),
  },
  {
    id: "one-call-a-connection",
    about: "closes the connection after each reply, which comes in chunks",
    mode: "strict",
    parts: () => ({
      write: (call, { status, headers, json, raw }, response) => {
        response.writeHead(status, { ...headers, connection: "close" });
        if (call.method !== "HEAD") response.write(raw ?? JSON.stringify(json));
        response.end();
      },
    }),
  },
  {
    id: "names-before-tokens",
    about: "looks at the path's names, the type and the size of a body before it looks at the token",
    mode: "strict",
    parts: () => ({
      checkToken: (call) => {
        const early =
          call.route.method === "POST" ? (rightParts.checkSize(call) ?? rightParts.checkMediaType(call)) : undefined;
        return rightParts.checkNames(call) ?? early ?? rightParts.checkToken(call);
      },
    }),
  },
  {
    id: "behind-a-gateway",
    about: "stands behind a gateway that adds headers, compresses nothing and makes up no reply",
    mode: "forgiving",
    parts: () =>
      onAnswer(
        () => true,
        ({ headers }) => {
          Object.assign(headers, { via: "1.1 gateway", "x-request-id": crypto.randomUUID(), vary: "Accept-Encoding" });
          headers["cache-control"] = "no-store";
        },
      ),
  },
  {
    id: "spelt-otherwise",
    about: "writes JSON with escapes, fractions of nought and exponents, headers in capitals, and no date",
    mode: "strict",
    parts: () => ({
      write: (call, { status, headers, json }, response) => {
        const bytes = Buffer.from(speltOtherwise(JSON.stringify(json)));
        response.sendDate = false;
        response.writeHead(status, {
          ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value])),
          "CONTENT-TYPE": 'Application/JSON ; charset="UTF-8"',
          "CONTENT-LENGTH": bytes.byteLength,
        });
        response.end(call.method === "HEAD" ? undefined : bytes);
      },
    }),
  },
  {
    id: "in-small-pieces",
    about: "sends hints first, and then its replies in pieces of three bytes, within its characters",
    mode: "strict",
    parts: () => ({
      write: (call, { status, headers, json }, response) => {
        response.writeEarlyHints({ link: "</style.css>; rel=preload" });
        if (call.method === "HEAD") {
          response.writeHead(status, headers).end();
          return;
        }
        response.writeHead(status, "As You Like It", { ...headers, trailer: "x-took" });
        const bytes = Buffer.from(JSON.stringify(json));
        for (let at = 0; at < bytes.byteLength; at += 3) response.write(bytes.subarray(at, at + 3));
        response.addTrailers({ "x-took": "1" });
        response.end();
      },
    }),
  },
  {
    id: "says-more",
    about: "challenges with parameters, in small letters, sets cookies and has headers of every kind",
    mode: "strict",
    parts: () =>
      onAnswer(
        () => true,
        ({ headers }) => {
          if ("www-authenticate" in headers)
            headers["www-authenticate"] =
              'bearer realm="emchat" , error="invalid_token", error_description="no, sorry"';
          if ("allow" in headers) headers["allow"] = ` ${headers["allow"]?.replaceAll(",", " ,")}`;
          Object.assign(headers, {
            "set-cookie": "route=a; Path=/; HttpOnly",
            "strict-transport-security": "max-age=1",
            etag: `W/"${crypto.randomUUID()}"`,
            "x-ratelimit-remaining": "5",
          });
        },
      ),
  },
  {
    id: "slow",
    about: `takes ${SLOW_MS} ms over each reply`,
    mode: "strict",
    parts: () => ({
      finish: async (_, answer) => {
        await sleep(SLOW_MS);
        return answer;
      },
    }),
  },
  {
    id: "limited",
    about: `takes ${CALLS_PER_SECOND} calls a second and answers the others 429`,
    mode: "strict",
    parts: () => {
      let [second, calls] = [0, 0];
      return {
        finish: (call, answer) => {
          const now = Math.floor(Date.now() / 1000);
          calls = now === second ? calls + 1 : 1;
          second = now;
          if (calls <= CALLS_PER_SECOND) return answer;
          return rightParts.failure(call, {
            ...refusal(429, "reach_limit", "too many calls"),
            headers: { "retry-after": "1" },
          });
        },
      };
    },
  },
];
