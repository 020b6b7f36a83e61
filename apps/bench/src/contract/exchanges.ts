import type { HarRecorder } from "@emchat/contract";

/** A request of the kit and its reply, as they went over the wire. */
export interface RecordedExchange {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly status: number;
  readonly replyHeaders: Readonly<Record<string, string>>;
  readonly replyBody: Uint8Array;
}

/** Stands in recorded headers where the good token was. */
export const TOKEN = "{token}";

/** A recorder that keeps everything in memory, but for the token: the next server has another one. */
export function recordExchanges(token: string): { recorder: HarRecorder; exchanges: readonly RecordedExchange[] } {
  const exchanges: RecordedExchange[] = [];
  const recorder: HarRecorder = {
    add: (_, { method, path, headers, body }, outcome) => {
      if (outcome.kind === "failure") return;
      const { status, headers: replyHeaders, body: replyBody } = outcome.reply;
      const sent = Object.entries(headers).map(([name, value]) => [
        name,
        [value].flat().join(", ").replaceAll(token, TOKEN),
      ]);
      exchanges.push({ method, path, headers: Object.fromEntries(sent), body, status, replyHeaders, replyBody });
    },
    save: async () => {},
  };
  return { recorder, exchanges };
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const pairs = (headers: Readonly<Record<string, string>>): { name: string; value: string }[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

/** The exchanges as HAR 1.2. */
export function toHar(exchanges: readonly RecordedExchange[], url: string): object {
  const entries = exchanges.map((one) => ({
    startedDateTime: new Date().toISOString(),
    time: 1,
    request: {
      method: one.method,
      url: `${url}${one.path}`,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(one.headers),
      queryString: [],
      headersSize: -1,
      bodySize: one.body?.byteLength ?? 0,
      ...(one.body === undefined
        ? {}
        : { postData: { mimeType: one.headers["Content-Type"] ?? "", text: text(one.body) } }),
    },
    response: {
      status: one.status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(one.replyHeaders),
      content: {
        size: one.replyBody.byteLength,
        mimeType: one.replyHeaders["content-type"] ?? "",
        text: text(one.replyBody),
      },
      redirectURL: "",
      headersSize: -1,
      bodySize: one.replyBody.byteLength,
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
  }));
  return { log: { version: "1.2", creator: { name: "emchat bench", version: "1" }, entries } };
}
