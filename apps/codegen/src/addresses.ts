import { ContractError } from "./contract-error.ts";
import { isObject, section, text } from "./json.ts";
import type { Source } from "./source.ts";

/** The service's first server, without a slash at its end. */
export function serverUrl(source: Source): string {
  const servers = source.document["servers"];
  const first = Array.isArray(servers) ? servers[0] : undefined;
  const url = isObject(first) ? text(first, "url") : undefined;
  if (url && /^https?:\/\/[^/?#{}]+(?:\/[^?#{}]*)?$/.test(url)) return url.replace(/\/+$/, "");
  throw new ContractError(
    source.place("/servers"),
    url ? `the first server is ${url}, no whole address` : "there is no server",
    "Write the service's address under servers, from http:// or https:// on",
  );
}

/** The one address that gives out tokens. */
export function tokenUrl(source: Source): string {
  const schemes = section(source.document["components"], "securitySchemes");
  const urls = Object.values(schemes).flatMap(
    (scheme) => text(section(section(scheme, "flows"), "clientCredentials"), "tokenUrl") ?? [],
  );
  const [first, ...others] = new Set(urls);
  if (first && others.length === 0) return first;
  throw new ContractError(
    source.place("/components/securitySchemes"),
    first
      ? `tokens are given out at ${first} and at ${others.join(", ")}`
      : "no security scheme has a clientCredentials flow with a tokenUrl",
    "Write one address: the client asks for all its tokens there",
  );
}
