import type { OperationId } from "@emchat/schema";
import { validateReply } from "@emchat/schema/validators";
import type { Outcome } from "./fire.ts";
import { judgeControlReply } from "./judge-control.ts";
import type { WireReply } from "./read-replies.ts";
import type { Shot } from "./shot.ts";

/** What the service may refuse a request with that is no call of the contract, in the envelope. */
const REFUSALS = new Set([400, 404, 405, 408, 413, 414, 415, 431, 501]);

/** Why an outcome is wrong; `undefined` when it is right. */
export interface Complaint {
  readonly sort: "unanswered" | "undeclared";
  readonly why: string;
}

/** Judges what became of a shot. */
export function judge(shot: Shot, outcome: Outcome): Complaint | undefined {
  const { verdict } = shot;
  switch (outcome.kind) {
    case "abandoned":
      return undefined;
    case "silent":
      return { sort: "unanswered", why: "nothing came within the limit" };
    case "closed":
      return verdict === "settled" || verdict === "faulted"
        ? undefined
        : { sort: "unanswered", why: "closed without an answer" };
    case "garbled":
      return verdict === "faulted" ? undefined : { sort: "undeclared", why: outcome.why };
    case "replied": {
      if (verdict === "faulted") return undefined;
      const why = outcome.replies
        .map((reply) => (verdict === "control" ? ownReply(shot, reply) : serviceReply(shot, reply)))
        .find((one) => one !== undefined);
      return why === undefined ? undefined : { sort: "undeclared", why };
    }
  }
}

function serviceReply({ method, pieces }: Shot, { status, headers, body }: WireReply): string | undefined {
  if (method === "OPTIONS" && status === 204) return undefined;
  if (headers["content-type"] !== "application/json")
    return `${status} with the content type ${headers["content-type"]}`;
  if (status >= 500 && status !== 501 && !prefers(pieces)) return `${status}: ${body.toString("utf8").slice(0, 200)}`;
  if (status === 401 && headers["www-authenticate"] === undefined) return "401 without WWW-Authenticate";
  if (status === 405 && headers["allow"] === undefined) return "405 without Allow";
  if (status === 429 && !/^\d+$/.test(headers["retry-after"] ?? "")) return "429 without Retry-After";
  if (method === "HEAD") return status === 200 || status < 500 ? undefined : `${status} to HEAD`;
  const value = parsed(body);
  if (value === undefined) return `${status} with a body that is no JSON: ${body.toString("latin1").slice(0, 100)}`;
  const operations: readonly OperationId[] =
    method === "GET" ? ["getUserStatus"] : ["sendMessageToUser", "sendMessageToGroup"];
  const declared = operations.some((operation) => validateReply(operation, status, value).length === 0);
  const refusal = REFUSALS.has(status) && validateReply("sendMessageToUser", 400, value).length === 0;
  return declared || refusal ? undefined : `${status} is not declared so: ${body.toString("utf8").slice(0, 200)}`;
}

/** A 5xx is a defect of the mock, unless it was asked for. */
function prefers(pieces: Shot["pieces"]): boolean {
  return pieces.some(({ bytes }) => /prefer:|__code|__example/.test(bytes.toString("latin1", 0, 16_384)));
}

function ownReply({ method, pieces }: Shot, reply: WireReply): string | undefined {
  const { status, headers, body } = reply;
  if (status >= 500) return `${status}: ${body.toString("utf8").slice(0, 200)}`;
  if (method === "HEAD" || status === 204 || status === 304) return undefined;
  const type = headers["content-type"] ?? "";
  if (!/json/.test(type)) return undefined;
  if (parsed(body) === undefined) return `${status} ${type} that is no JSON`;
  const target = pieces[0]?.bytes.toString("latin1", 0, 8_192).split(" ")[1] ?? "";
  return judgeControlReply(method, target, reply);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
