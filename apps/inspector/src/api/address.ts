/** The mock's own paths begin with it. */
const MOCK = "/__mock";

/** What a reverse proxy has put before the mock's paths; empty without one. */
function prefix(): string {
  return location.pathname.slice(0, Math.max(0, location.pathname.indexOf(MOCK)));
}

/** Where the service is, as this page reaches it, without a slash at its end. */
export function serviceAddress(): string {
  return location.origin + prefix();
}

/** The path that every path of this page begins with. */
export function pageRoot(): string {
  return prefix() + MOCK;
}

/** An address of the mock's own, such as `/__mock/api/v1/events`, as this page reaches it. */
export function ownAddress(path: `${typeof MOCK}/${string}`): string {
  return prefix() + path;
}
