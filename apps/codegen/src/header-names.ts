/** What may be the name of a header or of a cookie: a token of RFC 9110. */
export const HEADER_NAME: RegExp = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Whether a header can carry a text everywhere, and whoever reads it gets it as it was. */
export const isHeaderText = (text: string): boolean => /^[!-~](?:[\t -~]*[!-~])?$/.test(text);

/** Headers that a web page cannot set, or that a connection writes by itself. */
const NOT_ONE_S_OWN =
  /^(?:accept-charset|accept-encoding|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|permissions-policy|proxy-.*|referer|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade|via)$/i;
/** Header parameters that OpenAPI ignores. */
const IGNORED = ["accept", "content-type", "authorization"];
/** Headers that a mock takes for itself. */
const OF_THE_MOCK = /^(?:prefer|x-mock-.*)$/i;

/** Headers that say how a reply is framed, which whoever sends it decides. */
const OF_THE_FRAMING = /^(?:connection|content-length|content-type|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/** Why no reply can declare a header of this name, and what to do instead; `undefined` for one that can. */
export function replyHeaderFault(name: string): readonly [problem: string, remedy: string] | undefined {
  if (!HEADER_NAME.test(name)) return ["is no name of a header", "Use letters, digits and hyphens"];
  return OF_THE_FRAMING.test(name)
    ? ["is one that whoever sends the reply writes", "Leave it out, and say a media type by content"]
    : undefined;
}

/** Why no parameter can be a header of this name, and what to do instead; `undefined` for one that can. */
export function headerNameFault(name: string): readonly [problem: string, remedy: string] | undefined {
  const lower = name.toLowerCase();
  if (!HEADER_NAME.test(name)) return ["is no name of a header", "Use letters, digits and hyphens"];
  if (IGNORED.includes(lower))
    return ["is one that OpenAPI ignores", "Say it with security, or with the media types of body and replies"];
  if (lower === "cookie") return ["is a header of cookies", 'Write each cookie as a parameter "in: cookie"'];
  if (NOT_ONE_S_OWN.test(name)) return ["is one that no web page can set", "Use another name"];
  if (OF_THE_MOCK.test(name)) return ["is one that a mock takes for itself", "Use another name"];
  return undefined;
}
