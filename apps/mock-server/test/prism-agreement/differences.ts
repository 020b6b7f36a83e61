import type { RawRequest } from "@emchat/emulator";
import { CONTRACT_BODY_BYTES } from "./contract-body-bytes.ts";
import type { Outcome } from "./outcome.ts";

/** A kind of request that the two answer differently, and why. */
export interface Difference {
  readonly id: string;
  readonly sort: "Prism's bug" | "deliberate";
  readonly reason: string;
  /** Whether it explains how the two outcomes of a request differ. */
  readonly when: (request: RawRequest, ours: Outcome, prism: Outcome) => boolean;
  /**
   * The same request without what the difference is about. Prism must answer this one as we answer the other; so an entry
   * excuses no more than it names. An entry without it says in `when` what both must answer.
   */
  readonly without?: (request: RawRequest) => RawRequest;
}

/** Every difference there may be. An entry that no request needs is stale, and fails the test. */
export const differences: readonly Difference[] = [
  {
    id: "broken escape ends Prism",
    sort: "Prism's bug",
    reason:
      "uri-template-lite throws a URIError on a percent sign that begins no UTF-8 escape, and nobody catches it; we answer 400",
    when: ({ target }, ours, prism) =>
      prism.kind === "crash" && prism.why === "URIError" && !isDecodable(pathOf(target)) && statusOf(ours) === 400,
  },
  {
    id: "broken escape in an unknown path",
    sort: "deliberate",
    reason: "a path that cannot be decoded is refused as such, 400, before anything is looked up",
    when: ({ target }, ours, prism) =>
      !isDecodable(pathOf(target)) && statusOf(ours) === 400 && [401, 404, 405, 422].includes(statusOf(prism)),
  },
  {
    id: "content type that is no media type",
    sort: "Prism's bug",
    reason: "its parser throws on it, before the path is looked up; we answer 415 where the rest is right",
    when: ({ headers }, _, prism) => prism.kind === "crash" && !/^[^/]+\/[^/]+$/.test(headers["content-type"] ?? "a/b"),
    without: (request) => ({ ...request, headers: { ...request.headers, "content-type": "text/plain" } }),
  },
  {
    id: "Accept that is no media range ends Prism",
    sort: "Prism's bug",
    reason:
      "content-type.parse throws on it while the reply is negotiated; what a caller would rather read never ends a server",
    when: ({ headers }, _, prism) =>
      prism.kind === "crash" && prism.why === "TypeError" && headers["accept"] !== undefined,
    without: withoutHeader("accept"),
  },
  {
    id: "Accept without JSON",
    sort: "deliberate",
    reason:
      "the service has one media type and answers it whatever is asked for; Prism answers 406, or 500 beside Prefer",
    when: ({ headers }, _, prism) =>
      headers["accept"] !== undefined && [404, 406, 500].includes(statusOf(prism)) && isProblem(prism),
    without: withoutHeader("accept"),
  },
  {
    id: "HEAD",
    sort: "deliberate",
    reason: "HEAD is GET without the body (RFC 9110, section 9.3.2); Prism knows only declared methods",
    when: ({ method }, _, prism) => method === "HEAD" && [405, 422].includes(statusOf(prism)),
    without: (request) => ({ ...request, method: "GET" }),
  },
  {
    id: "OPTIONS",
    sort: "deliberate",
    reason: "OPTIONS tells what a path can do, 204 with Allow (RFC 9110, section 9.3.7)",
    when: ({ method }, ours, prism) =>
      method === "OPTIONS" && statusOf(ours) === 204 && [405, 422].includes(statusOf(prism)),
  },
  {
    id: "slash too many",
    sort: "deliberate",
    reason: "an empty segment is dropped and reported in X-Mock-Forgiven",
    when: ({ target }, _, prism) => /\/(?:\/|$)/.test(pathOf(target)) && [404, 422].includes(statusOf(prism)),
    without: (request) => ({
      ...request,
      target: request.target.replace(
        /^[^?]*/,
        (path) =>
          `/${path
            .split("/")
            .filter((part) => part !== "")
            .join("/")}`,
      ),
    }),
  },
  {
    id: "Prefer that is no code",
    sort: "deliberate",
    reason:
      "Prism judges Prefer first and answers 422 to everything; we answer what is wrong with the call, and 400 or 404 to the preference of a right one",
    when: (request, ours, prism) =>
      statusOf(prism) === 422 && !/^\d{3}$/.test(wishOf(request, "code") ?? "200") && statusOf(ours) >= 400,
  },
  {
    id: "the scheme's case",
    sort: "Prism's bug",
    reason: "Bearer is matched in any case (RFC 9110, section 11.1); Prism takes one spelling",
    when: ({ headers }, _, prism) =>
      /^bearer /i.test(headers["authorization"] ?? "") &&
      !headers["authorization"]?.startsWith("Bearer") &&
      statusOf(prism) === 401,
    without: (request) => ({
      ...request,
      headers: {
        ...request.headers,
        authorization: (request.headers["authorization"] ?? "").replace(/^bearer/i, "Bearer"),
      },
    }),
  },
  {
    id: "a tab after the scheme",
    sort: "Prism's bug",
    reason: "spaces stand between scheme and token (RFC 9110, section 11.4); Prism takes any white space",
    when: ({ headers }, ours) => headers["authorization"]?.startsWith("Bearer\t") === true && statusOf(ours) === 401,
    without: withoutHeader("authorization"),
  },
  {
    id: "semicolon between preferences",
    sort: "deliberate",
    reason: "what stands behind a semicolon is the next preference for us, and a parameter that Prism drops",
    when: ({ headers }) => headers["prefer"]?.includes(";") === true,
    without: (request) => ({
      ...request,
      headers: { ...request.headers, prefer: (request.headers["prefer"] ?? "").replaceAll(";", ",") },
    }),
  },
  {
    id: "another kind of JSON",
    sort: "deliberate",
    reason: "the service takes application/json and nothing that is like it; Prism matches every +json",
    when: ({ headers }, ours) => /\+json$/.test(headers["content-type"] ?? "") && statusOf(ours) === 415,
    without: (request) => ({ ...request, headers: { ...request.headers, "content-type": "text/plain" } }),
  },
  {
    id: "body that is no JSON hangs Prism",
    sort: "Prism's bug",
    reason:
      "its server waits for an event that has passed; we answer as to a call without a body, or say where it breaks",
    when: (_, __, prism) => prism.kind === "hang",
    without: withoutBody,
  },
  {
    id: "nested deeper than 100 levels",
    sort: "deliberate",
    reason: "a body may not be nested deeper than a limit that no message needs",
    when: ({ body }, ours) => depthOf(body) > 100 && exampleOf(ours) === "json_parse",
    without: withoutBody,
  },
  {
    id: "larger than 51,200 bytes",
    sort: "deliberate",
    reason: "the contract's x-max-body-bytes; Prism does not know it",
    when: ({ body }, ours) => (body?.byteLength ?? 0) > CONTRACT_BODY_BYTES && statusOf(ours) === 413,
  },
  {
    id: "missing or form content type is forgiven",
    sort: "deliberate",
    reason: "curl -d sends JSON as a form; it is taken and reported in X-Mock-Forgiven",
    when: ({ method, headers }) =>
      method === "POST" && /^(?:application\/x-www-form-urlencoded)?$/.test(headers["content-type"] ?? ""),
    without: (request) => ({ ...request, headers: { ...request.headers, "content-type": "application/json" } }),
  },
  {
    id: "where a body that is no JSON breaks",
    sort: "deliberate",
    reason: "it has an error of its own, json_parse; Prism's negotiation takes the first example of 400",
    when: (_, ours, prism) =>
      exampleOf(ours) === "json_parse" &&
      statusOf(ours) === 400 &&
      exampleOf(prism) === "illegal_argument" &&
      statusOf(prism) === 400,
  },
  {
    id: "preferred example of a refusal",
    sort: "deliberate",
    reason:
      "Prefer chooses among the answers to right calls; a wrong call hears what is wrong with it. Prism looks for the example among its refusals, and fails when it is not there",
    when: (request, ours, prism) =>
      [400, 401, 415].includes(statusOf(ours)) &&
      wishOf(request, "example") !== undefined &&
      wishOf(request, "code") !== undefined &&
      (isProblem(prism) || (statusOf(prism) === statusOf(ours) && exampleOf(prism) === wishOf(request, "example"))),
  },
  {
    id: "example that the preferred code does not have",
    sort: "Prism's bug",
    reason:
      "Prism drops the code and looks among the 2xx, then answers one of those or 500; we answer 404 and name the examples there are",
    when: (request, ours, prism) =>
      statusOf(ours) === 404 &&
      wishOf(request, "example") !== undefined &&
      wishOf(request, "code") !== undefined &&
      [200, 500].includes(statusOf(prism)),
  },
  {
    id: "problem+json",
    sort: "deliberate",
    reason:
      "what no response is declared for is answered in the service's envelope, with the status that Prism gives it",
    when: (_, ours, prism) =>
      isProblem(prism) && statusOf(prism) === statusOf(ours) && [404, 405].includes(statusOf(ours)),
  },
];

function statusOf(outcome: Outcome): number {
  return outcome.kind === "reply" ? outcome.status : 0;
}

function exampleOf(outcome: Outcome): string | undefined {
  return outcome.kind === "reply" ? outcome.example : undefined;
}

function isProblem(outcome: Outcome): boolean {
  return outcome.kind === "reply" && outcome.mediaType === "application/problem+json";
}

function pathOf(target: string): string {
  return target.split("?")[0] ?? "";
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** What a request prefers, in its header or, without one, in its query. */
function wishOf({ headers, target }: RawRequest, name: string): string | undefined {
  const header = headers["prefer"];
  if (header === undefined) return new URLSearchParams(target.split("?")[1] ?? "").get(`__${name}`) ?? undefined;
  return header
    .split(/[,;]/)
    .map((part) => part.trim().split("="))
    .find(([key]) => key === name)?.[1];
}

function withoutHeader(name: string): (request: RawRequest) => RawRequest {
  return (request) => {
    const { [name]: _, ...headers } = request.headers;
    return { ...request, headers };
  };
}

function withoutBody(request: RawRequest): RawRequest {
  const { body: _, ...rest } = withoutHeader("content-length")(request);
  return rest;
}

function depthOf(body: Uint8Array | undefined): number {
  let [depth, deepest] = [0, 0];
  for (const character of Buffer.from(body ?? []).toString("latin1")) {
    if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth -= 1;
  }
  return deepest;
}
