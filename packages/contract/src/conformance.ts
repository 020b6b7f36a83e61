import type { Case } from "./cases/case.ts";
import { CONFORMANCE_CHECKS, type Finding, judge } from "./checks/index.ts";
import { ContractSetupError } from "./errors.ts";
import { oneLine } from "./report/printable.ts";
import { MAX_REPLY_BYTES } from "./run/http.ts";
import { completeReply } from "./run/reply.ts";
import { createSecrets } from "./run/secrets.ts";
import type { Operation } from "./spec/operation.ts";
import { segmentsOf } from "./spec/route.ts";
import type { Spec } from "./spec/spec.ts";

/** What `judgeResponse` is told besides the response. */
export interface ConformanceInput {
  readonly spec: Spec;
  readonly operationId: string;
  /** The path parameters that were sent, for echoes. Default: read from the response's own address. */
  readonly path?: Readonly<Record<string, string>> | undefined;
  /** A token that the response must not hold. */
  readonly token?: string | undefined;
  /** By which clock the response is judged, in epoch ms. Default: now. */
  readonly now?: number | undefined;
}

/**
 * Judges one fetch `Response` of an operation by everything that can be said of any reply: status declared, media type,
 * headers, JSON, schema, relations, leaks. The response stays unread: a copy is judged.
 *
 * @returns what is wrong with it; nothing when it conforms.
 * @throws {ContractSetupError} when the spec has no such operation, or the response was read already.
 * @example
 * ```ts
 * import { judgeResponse, loadSpec } from "@emchat/contract";
 *
 * const spec = await loadSpec();
 * const response = await fetch("http://127.0.0.1:4010/easemob-demo/chatdemoui/users/zw123/status");
 * console.log(await judgeResponse(response, { spec, operationId: "getUserStatus" }));
 * ```
 */
export async function judgeResponse(response: Response, input: ConformanceInput): Promise<readonly Finding[]> {
  const operation = input.spec.operations.find((one) => one.id === input.operationId);
  if (operation === undefined) {
    const known = input.spec.operations.map((one) => one.id).join(", ");
    throw new ContractSetupError(`the spec has no operation ${JSON.stringify(input.operationId)}; it has ${known}`);
  }
  if (response.bodyUsed) {
    throw new ContractSetupError("the response was read already; judge it before, or judge response.clone()");
  }
  const body = await readBounded(response.clone());
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    // fetch has undone the encoding before the body was read.
    if (name !== "content-encoding") headers[name] = value;
  });
  const now = input.now ?? Date.now();
  const one: Case = {
    id: `${operation.id}/response`,
    family: "response",
    operation,
    request: { method: operation.method, path: "", headers: {}, auth: { kind: "none" } },
    values: input.path ?? valuesOf(operation, response.url),
    expect: { statuses: [], because: "it was given" },
    rule: operation.pointer,
    covers: [],
    positive: true,
  };
  const reply = completeReply({
    status: response.status,
    headers,
    body,
    startedAt: now,
    endedAt: now,
    elapsedMs: Number.POSITIVE_INFINITY,
  });
  const secrets = createSecrets(input.token === undefined ? [] : [input.token]);
  // A declared 5xx of a service is no fault of the reply itself.
  const declared = operation.replies.some(({ status }) => status === String(response.status)) ? [response.status] : [];
  const subject = {
    spec: input.spec,
    case: one,
    reply,
    statuses: declared,
    secrets,
    identification: [],
    slowAfterMs: undefined,
  };
  return judge(subject, CONFORMANCE_CHECKS).map((finding) => ({
    ...finding,
    got: oneLine(secrets.scrub(finding.got)),
  }));
}

async function readBounded(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > MAX_REPLY_BYTES) {
      await reader.cancel();
      throw new ContractSetupError(`the response is longer than ${MAX_REPLY_BYTES} bytes`);
    }
    chunks.push(value);
  }
}

/** The path parameters of an address: its last segments are laid over the template. */
function valuesOf(operation: Operation, url: string): Record<string, string> {
  if (url === "") return {};
  const parts = new URL(url).pathname.split("/");
  const length = operation.template.split("/").length - 1;
  const found = segmentsOf(operation.template, `/${parts.slice(-length).join("/")}`) ?? {};
  try {
    return Object.fromEntries(Object.entries(found).map(([name, raw]) => [name, decodeURIComponent(raw)]));
  } catch {
    return {};
  }
}
