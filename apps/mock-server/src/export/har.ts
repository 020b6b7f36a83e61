import type { RecordedCall } from "./recorded-calls.ts";

const HTTP = "HTTP/1.1";

/** The calls of a session as HAR 1.2, piece by piece. `origin` is where they were made. */
export function* harOf(calls: Iterable<RecordedCall>, origin: string, version: string): Generator<string> {
  const creator = JSON.stringify({ name: "emchat-mock", version });
  yield `{"log":{"version":"1.2","creator":${creator},"entries":[`;
  let first = true;
  for (const call of calls) {
    yield `${first ? "" : ","}\n${JSON.stringify(entryOf(call, origin))}`;
    first = false;
  }
  yield "\n]}}\n";
}

/** A target is a path, and two slashes begin no other host; one of a forward proxy names its own. What is neither has the origin's. */
function urlOf(target: string, origin: string): URL {
  return URL.parse(target.startsWith("/") ? `${origin}${target}` : target) ?? new URL(origin);
}

function entryOf(call: RecordedCall, origin: string): object {
  const url = urlOf(call.target, origin);
  const { contentType = "application/octet-stream", body, authorization, status = 0 } = call;
  const sent = [
    ...(authorization === undefined ? [] : [{ name: "authorization", value: `${authorization.scheme} ***` }]),
    ...(call.contentType === undefined ? [] : [{ name: "content-type", value: contentType }]),
  ];
  const headers = Object.entries(call.replyHeaders).map(([name, value]) => ({ name, value }));
  return {
    startedDateTime: new Date(call.at).toISOString(),
    time: 0,
    request: {
      method: call.method,
      url: url.href,
      httpVersion: HTTP,
      cookies: [],
      headers: sent,
      queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
      ...(body === "" ? undefined : { postData: { mimeType: contentType, text: body } }),
      headersSize: -1,
      bodySize: Buffer.byteLength(body),
    },
    response: {
      status,
      statusText: "",
      httpVersion: HTTP,
      cookies: [],
      headers,
      content: {
        size: Buffer.byteLength(call.replyText),
        mimeType: call.replyHeaders["content-type"] ?? "",
        text: call.replyText,
      },
      redirectURL: "",
      headersSize: -1,
      bodySize: Buffer.byteLength(call.replyText),
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
}
