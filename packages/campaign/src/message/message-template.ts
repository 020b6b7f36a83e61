import type { Message, SendMessageRequest } from "@emchat/schema";
import { validateRequestBody } from "@emchat/schema/validators";
import { EmchatCampaignError } from "../campaign-error.ts";
import type { SendOperation } from "../model/operation.ts";

/**
 * What a campaign sends: a text, a message of the contract (`{ type: "img", … }`), or a whole request body (`{ msg, from, ext }`).
 * Texts in it may hold `{{placeholders}}`, which each target's columns fill.
 */
export type CampaignMessage = string | Message | SendMessageRequest;

/** A message of a campaign: what the client sends, where texts may hold placeholders such as `{{name}}`. */
export interface MessageTemplate {
  /** The request body, placeholders and all. */
  readonly body: SendMessageRequest;
  /** The names of its placeholders. */
  readonly placeholders: readonly string[];
  /** The request body for one target; `{ problem }` where a placeholder has no meaning, or the service would refuse the result. */
  render(variables: Readonly<Record<string, string>> | undefined): { body: SendMessageRequest } | { problem: string };
}

const PLACEHOLDER = /\{\{\s*([\p{L}\p{N}_.-]{1,64})\s*\}\}/gu;

/**
 * Reads a message.
 *
 * @throws EmchatCampaignError when the contract refuses it whatever the placeholders mean.
 */
export function readMessage(operation: SendOperation, message: CampaignMessage): MessageTemplate {
  const body = copyOf(bodyOf(message));
  refuseHalfPlaceholders(body);
  const placeholders = [...new Set([...JSON.stringify(body).matchAll(PLACEHOLDER)].map(([, name = ""]) => name))];
  const sample = fill(body, Object.fromEntries(placeholders.map((name) => [name, "x"])));
  const problem = bodyProblem(operation, sample);
  if (problem) throw new EmchatCampaignError("usage", `the message cannot be sent: ${problem}`);
  return {
    body,
    placeholders,
    render(variables = {}) {
      if (placeholders.length === 0) return { body };
      const missing = placeholders.find((name) => !Object.hasOwn(variables, name));
      if (missing !== undefined) return { problem: `has nothing for the message's {{${missing}}}` };
      const filled = fill(body, variables);
      const wrong = bodyProblem(operation, filled);
      return wrong ? { problem: `makes a message that cannot be sent: ${wrong}` } : { body: filled };
    },
  };
}

function bodyOf(message: CampaignMessage): SendMessageRequest {
  if (typeof message === "string") return { msg: { type: "txt", msg: message } };
  // of both, only a message has a type
  return typeof message === "object" && message !== null && "type" in message ? { msg: message } : message;
}

/** As it will be kept. */
function copyOf(body: SendMessageRequest): SendMessageRequest {
  try {
    return JSON.parse(JSON.stringify(body)) as SendMessageRequest;
  } catch (cause) {
    const why = cause instanceof RangeError ? "it is nested too deep" : (cause as Error).message;
    throw new EmchatCampaignError("usage", `the message cannot be written as JSON: ${why}`, { cause });
  }
}

/** What nobody fills would be read by everybody on the list. */
function refuseHalfPlaceholders(body: unknown): void {
  mapTexts(body, (text) => {
    const at = text.replace(PLACEHOLDER, (whole) => " ".repeat(whole.length)).indexOf("{{");
    if (at === -1) return text;
    throw new EmchatCampaignError(
      "usage",
      `the message cannot be sent: ${JSON.stringify(text.slice(at, at + 24))} begins a placeholder and is none: write {{name}}, a name of letters, digits, dots, hyphens and underscores`,
    );
  });
}

/** The value with every placeholder in every text replaced. */
const fill = <Value>(value: Value, variables: Readonly<Record<string, string>>): Value =>
  mapTexts(value, (text) => text.replace(PLACEHOLDER, (_, name: string) => variables[name] ?? ""));

function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  const walk = (part: unknown): unknown => {
    if (typeof part === "string") return change(part);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as Value;
}

function bodyProblem({ id, largestBody }: SendOperation, body: unknown): string | undefined {
  const [violation] = validateRequestBody(id, body);
  if (violation) return violation.message;
  const bytes = Buffer.byteLength(JSON.stringify(body));
  return largestBody !== undefined && bytes > largestBody
    ? `it has ${bytes} bytes, and the service takes ${largestBody}`
    : undefined;
}
