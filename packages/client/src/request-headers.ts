/** Headers by their name. */
export type HeaderRecord = Readonly<Record<string, string>>;

/** Gives the headers of a request: those that all have in common, made once for each token, and more of its own. */
export type RequestHeaders = (token: string, hasBody: boolean, more?: object) => HeaderRecord;

const JSON_TYPE = "application/json";

/** Makes the headers of a client's requests. A web page may not name its user agent. */
export function createRequestHeaders(own: object | undefined): RequestHeaders {
  const agent = "document" in globalThis ? undefined : { "user-agent": "emchat-client" };
  const make = (token: string, type: object | undefined, more?: object): HeaderRecord => ({
    ...type,
    accept: JSON_TYPE,
    ...agent,
    ...headerTexts(own),
    ...headerTexts(more),
    ...(token && { authorization: `Bearer ${token}` }),
  });
  const typed = { "content-type": JSON_TYPE };
  let kept: string | undefined;
  let bare: HeaderRecord = {};
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
function headerTexts(headers: object = {}): HeaderRecord {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
