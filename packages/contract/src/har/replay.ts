import { readFile, stat } from "node:fs/promises";
import { bytesOf } from "../cases/bytes-of.ts";
import type { Case } from "../cases/case.ts";
import { judgeValue } from "../cases/target-values.ts";
import { CONFORMANCE_CHECKS, type Finding, judge } from "../checks/index.ts";
import { ContractSetupError, messageOf } from "../errors.ts";
import { completeReply, type Reply } from "../run/reply.ts";
import { createSecrets, HIDDEN } from "../run/secrets.ts";
import { isRecord } from "../spec/json.ts";
import { isJsonType, isSafe, type Operation } from "../spec/operation.ts";
import { matches, segmentsOf } from "../spec/route.ts";
import type { Spec } from "../spec/spec.ts";

/** The largest recording that is read, in bytes. */
export const MAX_HAR_BYTES: number = 256 * 1024 * 1024;

/** One recorded exchange and what is wrong with it. */
export interface ReplayedExchange {
  /** Its place in the recording, from 0. */
  readonly index: number;
  readonly operation: string;
  readonly request: string;
  readonly status: number;
  readonly findings: readonly Finding[];
}

/** What a recording shows. */
export interface ReplayResult {
  readonly judged: number;
  /** Exchanges of no declared operation. */
  readonly skipped: number;
  /** Exchanges that say too little: broken off before there was a reply. */
  readonly unfinished: number;
  readonly exchanges: readonly ReplayedExchange[];
}

/**
 * Judges recorded traffic (HAR 1.2) by a spec, offline: every check that can be made of any reply, and that a request
 * which breaks the spec was refused.
 *
 * @throws {ContractSetupError} when the file cannot be read or is no HAR.
 * @example
 * ```ts
 * import { loadSpec, replayHar } from "@emchat/contract";
 *
 * const { exchanges } = await replayHar("run.har", await loadSpec());
 * console.log(exchanges.filter((exchange) => exchange.findings.length > 0));
 * ```
 */
export async function replayHar(file: string, spec: Spec, base = ""): Promise<ReplayResult> {
  let root: unknown;
  try {
    const { size } = await stat(file);
    if (size > MAX_HAR_BYTES) throw new Error(`it has ${size} bytes, more than the ${MAX_HAR_BYTES} that are read`);
    root = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new ContractSetupError(`cannot read the recording ${file}: ${messageOf(error)}`);
  }
  const log = isRecord(root) ? root["log"] : undefined;
  const entries = isRecord(log) ? log["entries"] : undefined;
  if (!Array.isArray(entries)) throw new ContractSetupError(`${file} is no HAR: it has no log.entries`);
  const exchanges: ReplayedExchange[] = [];
  let [skipped, unfinished] = [0, 0];
  entries.forEach((entry, index) => {
    const one = isRecord(entry) ? judgeEntry(entry, index, spec, base) : "skipped";
    if (one === "skipped") skipped += 1;
    else if (one === "unfinished") unfinished += 1;
    else exchanges.push(one);
  });
  return { judged: exchanges.length, skipped, unfinished, exchanges };
}

function judgeEntry(
  entry: Record<string, unknown>,
  index: number,
  spec: Spec,
  base: string,
): ReplayedExchange | "skipped" | "unfinished" {
  const [request, response] = [entry["request"], entry["response"]];
  if (!isRecord(request)) return "skipped";
  const method = String(request["method"]).toUpperCase();
  const path = pathOf(String(request["url"]), base);
  const bare = path.split("?")[0] ?? "";
  const operation = spec.operations.find((one) => one.method === method && matches(one.template, bare));
  if (operation === undefined) return "skipped";
  // Browsers write 0 where a request was broken off.
  if (!isRecord(response) || !(Number(response["status"]) >= 100)) return "unfinished";
  const values = valuesOf(operation, bare);
  const post = isRecord(request["postData"]) ? request["postData"] : undefined;
  const body = typeof post?.["text"] === "string" ? post["text"] : undefined;
  const reply = replyOf(response, String(entry["startedDateTime"]), Number(entry["time"]));
  const one: Case = {
    id: `${operation.id}/recorded/${index}`,
    family: "recorded",
    operation,
    request: {
      method,
      path,
      headers: headersOf(request["headers"]),
      auth: { kind: "none" },
      ...(body === undefined ? {} : { body: bytesOf(body) }),
    },
    values: values ?? {},
    expect: { statuses: [reply.status], because: "it was recorded" },
    rule: operation.pointer,
    covers: [],
    positive: true,
  };
  const identification = secretsOf(request["headers"]);
  const known = bodyIsThere(response);
  const undeclared = { ...one, expect: { ...one.expect, statuses: reply.status === 405 ? [405] : [] } };
  const subject = {
    spec,
    reply,
    statuses: [] as readonly number[],
    secrets: createSecrets(identification),
    identification,
    slowAfterMs: undefined,
  };
  const checks = known ? CONFORMANCE_CHECKS : CONFORMANCE_CHECKS.filter(({ name }) => !OF_THE_BODY.has(name));
  const found = judge({ ...subject, case: undeclared, statuses: undeclared.expect.statuses }, checks);
  const echoed = holdsPlaceholder(response) ? [tokenSaidAgain(operation)] : [];
  const findings = [...found.map((finding) => ({ ...finding, got: subject.secrets.scrub(finding.got) })), ...echoed];
  const wrong = reply.status < 300 ? acceptedWrongly(spec, operation, values, body) : undefined;
  return {
    index,
    operation: operation.id,
    request: `${method} ${path}`,
    status: reply.status,
    findings: wrong === undefined ? findings : [...findings, wrong],
  };
}

/** A success for a request that breaks the spec. */
function acceptedWrongly(
  spec: Spec,
  operation: Operation,
  values: Record<string, string> | undefined,
  body: string | undefined,
): Finding | undefined {
  for (const parameter of operation.parameters) {
    const value = values?.[parameter.name];
    if (parameter.in !== "path" || parameter.structured || value === undefined) continue;
    if (judgeValue(spec, parameter, value) !== "invalid") continue;
    const [broken] = spec.validators.violations(parameter.schema, value);
    return wrong(
      `the ${parameter.name} of the path breaks the spec: ${broken?.message}`,
      broken?.rule ?? parameter.pointer,
    );
  }
  const media = operation.body?.media.find(({ type }) => isJsonType(type));
  if (media?.schema === undefined || isSafe(operation.method)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(body ?? "");
  } catch {
    return body === undefined && operation.body?.required !== true
      ? undefined
      : wrong("the body of the request is not JSON", operation.pointer);
  }
  const [broken] = spec.validators.violations(media.schema, value);
  return broken === undefined
    ? undefined
    : wrong(`the body of the request breaks the spec at ${broken.at || "/"}: ${broken.message}`, broken.rule);
}

const wrong = (why: string, rule: string): Finding => ({
  check: "status",
  why,
  expected: "a refusal",
  got: "a success",
  rule,
});

function pathOf(url: string, base: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, "");
  const prefix = base.replace(/\/+$/, "");
  return prefix !== "" && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

function valuesOf(operation: Operation, path: string): Record<string, string> | undefined {
  const found = segmentsOf(operation.template, path) ?? {};
  try {
    return Object.fromEntries(Object.entries(found).map(([name, raw]) => [name, decodeURIComponent(raw)]));
  } catch {
    return undefined;
  }
}

/** Checks that read the body; a recording may have left it out. */
const OF_THE_BODY = new Set(["json", "schema", "envelope", "relations", "duration"]);

/** Whether a recording holds the body that came: some leave out what is large, or what was in a cache. */
function bodyIsThere(response: Record<string, unknown>): boolean {
  const content = isRecord(response["content"]) ? response["content"] : {};
  if (typeof content["text"] === "string") return true;
  const size = Number(content["size"] ?? response["bodySize"] ?? 0);
  return size === 0;
}

/** The secrets of the caller, as browsers record them. */
function secretsOf(headers: unknown): string[] {
  const value = headersOf(headers)["authorization"] ?? "";
  const secret = value.split(" ").at(-1) ?? "";
  return secret === "" || secret === HIDDEN ? [] : [secret];
}

/** Where the kit recorded a reply that said the token again, this stands in its place. */
const holdsPlaceholder = (response: Record<string, unknown>): boolean => JSON.stringify(response).includes(HIDDEN);

const tokenSaidAgain = (operation: Operation): Finding => ({
  check: "leak",
  why: "the reply held the token that was sent; the recording has something else in its place",
  expected: "no token",
  got: "the token, not shown here",
  rule: operation.pointer,
});

function headersOf(list: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const entry of Array.isArray(list) ? list : []) {
    if (isRecord(entry)) headers[String(entry["name"]).toLowerCase()] = String(entry["value"]);
  }
  return headers;
}

function replyOf(response: Record<string, unknown>, started: string, time: number): Reply {
  const content = isRecord(response["content"]) ? response["content"] : {};
  const text = typeof content["text"] === "string" ? content["text"] : "";
  const body = content["encoding"] === "base64" ? Buffer.from(text, "base64") : bytesOf(text);
  const startedAt = Date.parse(started);
  const elapsedMs = Number.isFinite(time) ? Math.max(0, time) : 0;
  const { "content-encoding": _, ...headers } = headersOf(response["headers"]);
  return completeReply({
    status: Number(response["status"]),
    headers,
    body,
    startedAt,
    endedAt: startedAt + elapsedMs,
    elapsedMs,
  });
}
