import { defined } from "./defined.ts";

/** Headers by their name. */
export type HeaderRecord = Readonly<Record<string, string>>;

/** Gives the headers that all requests with a token have in common, and more of one request, which take the place of those. */
export type RequestHeaders = (token: string, hasBody: boolean, more?: object) => HeaderRecord;

const JSON_TYPE = "application/json";

/** Makes the headers of a client's requests, once for each token. A web page may not name its user agent. */
export function createRequestHeaders(own: object = {}): RequestHeaders {
  const common = {
    accept: JSON_TYPE,
    ...(!("document" in globalThis) && { "user-agent": "emchat-client" }),
    ...headerTexts(own),
  };
  let kept: string | undefined;
  let bare: HeaderRecord = {};
  let full = bare;
  return (token, hasBody, more) => {
    if (token !== kept) {
      kept = token;
      bare = { ...common, ...(token && { authorization: `Bearer ${token}` }) };
      full = { "content-type": JSON_TYPE, ...bare };
    }
    const headers = hasBody ? full : bare;
    return more ? { ...headers, ...headerTexts(more) } : headers;
  };
}

/** Headers as they are written: names are one in upper and lower case, and a later one takes the place of an earlier. */
function headerTexts(headers: object): HeaderRecord {
  return Object.fromEntries(defined(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
