import * as legacy from "node:url";

// Prism's reader of references uses `url.parse`, of which Node warns everybody who runs it outside of `node_modules`. The parser
// behind it is the same, and silent.

interface LegacyUrl {
  parse(text: string, query?: boolean, slashes?: boolean): void;
  resolveObject(to: string): { format(): string };
}
const { Url } = legacy as unknown as { readonly Url: new () => LegacyUrl };

export function parse(text: string): LegacyUrl {
  const url = new Url();
  url.parse(text, false, true);
  return url;
}

export const resolve = (from: string, to: string): string => parse(from).resolveObject(to).format();

export { format } from "node:url";
