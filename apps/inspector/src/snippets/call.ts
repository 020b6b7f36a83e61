import type { RequestRecord } from "../api/control.ts";

/** The name of the environment variable that every snippet takes the token from. */
export const TOKEN_VARIABLE = "EMCHAT_TOKEN";

/** What the journal writes in place of a secret. */
const REDACTED = "***";

/** Headers that say something about a connection or a program, not about the call. */
const NOT_THE_CALL =
  /^(host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|accept-language|user-agent|origin|referer|cookie|dnt|pragma|cache-control|x-request-id|traceparent|sec-.*)$/;

/** A recorded call, ready to be written down in some language. */
export interface Call {
  readonly method: string;
  readonly url: string;
  /** `Bearer`, where the caller sent a token. */
  readonly tokenScheme: string | undefined;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: { readonly text: string; readonly encoding: "utf-8" | "base64" } | undefined;
  /** The journal kept only the beginning, so the call cannot be made again as it was. */
  readonly cut: boolean;
}

/** The longest path and query that the journal keeps, in characters. */
const LONGEST_TARGET = 2048;

export function callOf(record: RequestRecord, origin: string): Call {
  const { headers, body } = record.request;
  const authorization = headers.find(({ name }) => name === "authorization")?.value;
  return {
    method: record.method,
    url: `${origin}${record.target}`,
    tokenScheme: authorization === undefined ? undefined : schemeOf(authorization),
    headers: headers.filter(
      ({ name, value }) =>
        name !== "authorization" &&
        !NOT_THE_CALL.test(name) &&
        value !== REDACTED &&
        !(name === "accept" && value === "*/*"),
    ),
    body: body.size === 0 ? undefined : { text: body.text, encoding: body.encoding },
    cut: body.truncated || record.target.length >= LONGEST_TARGET,
  };
}

/** The scheme's word alone: whatever follows it, no snippet repeats it. */
function schemeOf(authorization: string): string {
  return /^([A-Za-z][A-Za-z0-9+.-]*) /.exec(authorization)?.[1] ?? "";
}
