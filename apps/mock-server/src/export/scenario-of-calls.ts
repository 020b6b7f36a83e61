import type { FaultMatch, PreparedReply } from "@emchat/emulator";
import { messageTypes, type OperationId, operationTable } from "@emchat/schema";
import type { NamedScenario } from "../config/named-scenario.ts";
import { redactText } from "../journal/redact.ts";
import { aboutOf, jsonOf, type RecordedCall } from "./recorded-calls.ts";

/** What of a recording is hidden. */
export interface ScrubOptions {
  /** Whether what people wrote is hidden, wherever a reply repeats it. Default `true`. */
  readonly texts?: boolean | undefined;
  /** Whether users and groups get other names, the same everywhere. Default `false`: calls are matched by them. */
  readonly names?: boolean | undefined;
}

/** What stands for what somebody wrote. */
const HIDDEN = "***";
/** A shorter text says nothing about anybody, and would be found everywhere. */
const SHORTEST_TEXT = 3;
const KEPT_HEADERS = ["retry-after", "www-authenticate"];
/** Members of a reply whose words are the service's own, and never what somebody wrote. */
const OWN_WORDS = new Set([
  "error",
  "exception",
  "action",
  "application",
  "applicationName",
  "organization",
  "uri",
  "path",
  "result",
  "target_name",
]);

/**
 * What a service answered, as a scenario of prepared replies: each call gets what it got, in its order, and then the emulator
 * answers by itself. Tokens are in no recording; what people wrote is hidden.
 */
export function scenarioOfCalls(
  name: string,
  calls: readonly RecordedCall[],
  options: ScrubOptions = {},
): NamedScenario {
  const { texts = true, names = false } = options;
  const aliases = new Map<string, string>();
  if (names) for (const call of calls) hideNames(call, aliases);
  const written = new Set(texts ? calls.flatMap(({ body }) => textsOf(jsonOf(body))) : []);
  const scrub = scrubber(aliases, written);

  const replies: (PreparedReply & { times: number })[] = [];
  for (const call of calls) {
    const reply = replyOf(call);
    if (reply === undefined) continue;
    const scrubbed = scrub(reply);
    const last = replies.at(-1);
    if (last !== undefined && JSON.stringify({ ...last, times: 1 }) === JSON.stringify({ ...scrubbed, times: 1 }))
      last.times += 1;
    else replies.push({ ...scrubbed, times: 1 });
  }
  return { name, description: `Recorded: ${calls.length} calls.`, replies };
}

function replyOf(call: RecordedCall): PreparedReply | undefined {
  const { operationId, parameters, status, replyHeaders, replyText, method } = call;
  const body = replyText === "" ? undefined : jsonOf(replyText);
  if (operationId === undefined || !Object.hasOwn(operationTable, operationId)) return undefined;
  // A prepared reply is JSON; another body, a page of a gateway, has none that could be given again.
  if (status === undefined || status < 200 || (replyText !== "" && body === undefined) || method === "HEAD")
    return undefined;
  const target = aboutOf(call)?.name;
  const match: FaultMatch = {
    operations: [operationId as OperationId],
    ...(parameters["org"] === undefined ? undefined : { org: parameters["org"] }),
    ...(parameters["app"] === undefined ? undefined : { app: parameters["app"] }),
    ...(target === undefined ? undefined : { target }),
  };
  const headers = Object.fromEntries(Object.entries(replyHeaders).filter(([name]) => KEPT_HEADERS.includes(name)));
  return {
    match,
    times: 1,
    status,
    ...(Object.keys(headers).length === 0 ? undefined : { headers }),
    ...(body === undefined ? undefined : { body }),
  };
}

/** Gives the users and groups of a call other names, each always the same. */
function hideNames(call: RecordedCall, hidden: Map<string, string>): void {
  const target = aboutOf(call);
  const hide = (kind: string, name: string): void => {
    const known = [...hidden.values()].filter((one) => one.startsWith(`${kind}-`)).length;
    if (!hidden.has(name)) hidden.set(name, `${kind}-${known + 1}`);
  };
  if (target !== undefined) hide(target.kind, target.name);
  const sent = jsonOf(call.body);
  if (typeof sent === "object" && sent !== null && "from" in sent && typeof sent.from === "string")
    hide("user", sent.from);
}

/** Every text that a body holds, beside the words of the contract: what somebody wrote. */
function textsOf(body: unknown): readonly string[] {
  if (typeof body !== "object" || body === null) return [];
  const { msg, ext } = body as Readonly<Record<string, unknown>>;
  const own: readonly string[] = messageTypes;
  return leavesOf([msg, ext]).filter((text) => text.length >= SHORTEST_TEXT && !own.includes(text));
}

function leavesOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(leavesOf);
}

/** Replaces names, texts that somebody wrote, the longest first, and what looks like a secret. */
function scrubber(
  aliases: ReadonlyMap<string, string>,
  written: ReadonlySet<string>,
): (reply: PreparedReply) => PreparedReply {
  const names = [...aliases].map(([name, alias]) => [wholeWord(name), alias] as const);
  const texts = [...written].sort((a, b) => b.length - a.length);
  const scrub = (value: unknown, key: string): unknown => {
    if (typeof value === "string") {
      const named = names.reduce((text, [name, alias]) => text.replace(name, alias), value);
      return redactText(
        OWN_WORDS.has(key) ? named : texts.reduce((text, word) => text.replaceAll(word, HIDDEN), named),
      );
    }
    if (Array.isArray(value)) return value.map((inner) => scrub(inner, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([inner, of]) => [inner, scrub(of, inner)]));
  };
  return ({ match = {}, headers, body, ...reply }) => {
    const { target } = match;
    return {
      match: { ...match, ...(target === undefined ? undefined : { target: aliases.get(target) ?? target }) },
      ...reply,
      ...(headers && { headers: scrub(headers, "") as Record<string, string> }),
      ...(body === undefined ? undefined : { body: scrub(body, "") }),
    };
  };
}

/** A name where it stands alone: `a` is not the one in `alice`. */
function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![\\w.-])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w.-])`, "gi");
}
