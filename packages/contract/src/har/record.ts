import { writeFile } from "node:fs/promises";
import { isSecretHeader, scrubSecretShapes } from "@emchat/schema/secrets";
import type { WireRequest } from "../run/http.ts";
import type { Outcome } from "../run/reply.ts";
import { createSecrets, HIDDEN, type Secrets } from "../run/secrets.ts";
import { isRecord } from "../spec/json.ts";

/** Bodies longer than this are cut in a recording, in bytes. */
const MAX_RECORDED_BYTES = 64 * 1024;

/** Collects what was sent and what came, as HAR 1.2. */
export interface HarRecorder {
  add(base: URL, request: WireRequest, outcome: Outcome): void;
  /** Writes the file, with every token taken out. */
  save(file: string, tokens: readonly string[]): Promise<void>;
}

/**
 * Makes a recorder to give to a run. `creator` is who the file says made it.
 *
 * @example
 * ```ts
 * import { createHarRecorder, loadSpec, runContract } from "@emchat/contract";
 *
 * const recorder = createHarRecorder("my tests");
 * await runContract({ url: "http://127.0.0.1:4010", spec: await loadSpec(), token: "any-token", recorder });
 * await recorder.save("run.har", ["any-token"]);
 * ```
 */
export function createHarRecorder(creator: string): HarRecorder {
  const entries: Entry[] = [];
  return {
    add(base, request, outcome) {
      if (outcome.kind === "failure") return;
      const { reply } = outcome;
      const url = withoutShapes(base.origin + base.pathname.replace(/\/+$/, "") + request.path);
      const requestType = sentHeaders(request.headers).find(({ name }) => name.toLowerCase() === "content-type")?.value;
      entries.push({
        startedDateTime: new Date(reply.startedAt).toISOString(),
        time: reply.elapsedMs,
        request: {
          method: request.method,
          url,
          httpVersion: "HTTP/1.1",
          cookies: [],
          headers: sentHeaders(request.headers),
          queryString: [],
          headersSize: -1,
          bodySize: request.body?.byteLength ?? 0,
          ...(request.body === undefined
            ? {}
            : { postData: { mimeType: requestType ?? "", text: textOf(request.body) } }),
        },
        response: {
          status: reply.status,
          statusText: "",
          httpVersion: "HTTP/1.1",
          cookies: [],
          headers: headerList(reply.headers),
          content: {
            size: reply.body.byteLength,
            mimeType: reply.headers["content-type"] ?? "",
            text: textOf(reply.body),
          },
          redirectURL: withoutShapes(reply.headers["location"] ?? ""),
          headersSize: -1,
          bodySize: reply.body.byteLength,
        },
        cache: {},
        timings: { send: 0, wait: reply.elapsedMs, receive: 0 },
      });
    },
    async save(file, tokens) {
      const secrets = createSecrets(tokens);
      const scrubbed = (entry: Entry) => ({ ...entry, response: scrubAll(entry.response, secrets) });
      const log = { version: "1.2", creator: { name: creator, version: "1" }, entries: entries.map(scrubbed) };
      await writeFile(file, `${JSON.stringify({ log }, null, 1)}\n`);
    },
  };
}

type Entry = Record<string, unknown> & { readonly response: unknown };

/** What a server wrote, without secrets: every text of it, the names of its headers too. */
function scrubAll(value: unknown, secrets: Secrets): unknown {
  if (typeof value === "string") return secrets.scrub(value);
  if (Array.isArray(value)) return value.map((entry) => scrubAll(entry, secrets));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, scrubAll(inner, secrets)]));
}

const sentHeaders = (headers: WireRequest["headers"]): { name: string; value: string }[] =>
  Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => recorded(name, String(one))));

const headerList = (headers: Readonly<Record<string, string>>): { name: string; value: string }[] =>
  Object.entries(headers).map(([name, value]) => recorded(name, value));

/** A header whose name says that its value is secret is recorded without it; the word of a scheme stays, it may be what was wrong. */
function recorded(name: string, value: string): { name: string; value: string } {
  if (value.includes(HIDDEN)) return { name, value };
  if (!isSecretHeader(name)) return { name, value: withoutShapes(value) };
  const scheme = /authorization$/i.test(name) ? /^\w{1,32} +(?=\S)/.exec(value)?.[0] : undefined;
  return { name, value: `${scheme ?? ""}${HIDDEN}` };
}

const withoutShapes = (text: string): string => scrubSecretShapes(text, { hidden: HIDDEN });

const textOf = (body: Uint8Array): string =>
  withoutShapes(new TextDecoder().decode(body.subarray(0, MAX_RECORDED_BYTES)));
