/** Headers by their name. */
export type HeaderRecord = Readonly<Record<string, string>>;

/** Gives the headers of a request: those that all have in common, made once for each token, and more of its own. */
export type RequestHeaders = (
  token: string,
  hasBody: boolean,
  more?: HeaderRecord,
) => HeaderRecord & { readonly authorization: string };

const JSON_TYPE = "application/json";

/** Makes the headers of a client's requests. A web page may not name its user agent. */
export function createRequestHeaders(own: HeaderRecord | undefined): RequestHeaders {
  const agent = "document" in globalThis ? undefined : { "user-agent": "emchat-client" };
  const make = (token: string, type: HeaderRecord | undefined, more?: HeaderRecord): ReturnType<RequestHeaders> => ({
    ...type,
    accept: JSON_TYPE,
    ...agent,
    ...lowerCased(own),
    ...lowerCased(more),
    authorization: `Bearer ${token}`,
  });
  const typed = { "content-type": JSON_TYPE };
  let kept: string | undefined;
  let bare = make("", undefined);
  let full = bare;
  return (token, hasBody, more) => {
    if (more) return make(token, hasBody ? typed : undefined, more);
    if (token !== kept) {
      kept = token;
      bare = make(token, undefined);
      full = make(token, typed);
    }
    return hasBody ? full : bare;
  };
}

// names are one in upper and lower case: a later one takes the place of an earlier
function lowerCased(headers: HeaderRecord = {}): HeaderRecord {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
