/** Where the service seems to be: an origin and the path before `/{org}/{app}`. */
export interface Base {
  readonly origin: string;
  /** Without a slash at its end; empty for the root. */
  readonly path: string;
}

/** Reads a base URL. @throws TypeError when it is no address */
export function readBase(baseUrl: string): Base {
  if (!URL.canParse(baseUrl)) {
    throw new TypeError(
      `baseUrl must be an address such as https://a1.easemob.com, got ${JSON.stringify(baseUrl.slice(0, 60))}.`,
    );
  }
  const { origin, pathname } = new URL(baseUrl);
  return { origin, path: pathname.replace(/\/+$/, "") };
}

/** The request target below a base; `undefined` for an address that is not below it. */
export function targetBelow(base: Base, address: string): string | undefined {
  const { origin, pathname, search } = new URL(address);
  if (origin !== base.origin) return undefined;
  if (base.path === "") return pathname + search;
  return pathname.startsWith(`${base.path}/`) ? pathname.slice(base.path.length) + search : undefined;
}
