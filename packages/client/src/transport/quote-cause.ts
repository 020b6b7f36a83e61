/** How deep a `cause` chain is quoted. */
const CAUSES = 5;

/** Whether it is an error, of this realm or another: in Jest, those of `fetch` are another's. */
export function isError(thrown: unknown): thrown is Error {
  return typeof thrown === "object" && thrown !== null && "message" in thrown;
}

/** A copy of a failure that holds no more than its name, message and code, secrets taken out: a `fetch` may hang the request on its errors. */
export function quoteCause(
  thrown: unknown,
  scrub: (text: string) => string,
  depth: number = CAUSES,
): Error | undefined {
  if (!isError(thrown) || depth === 0) return undefined;
  const { name, message, cause, code } = thrown as Error & { readonly code?: unknown };
  const quoted = new Error(scrub(String(message)), { cause: quoteCause(cause, scrub, depth - 1) });
  const known = typeof code === "number" || code === undefined ? code : scrub(String(code));
  return Object.assign(quoted, { name: scrub(String(name)), code: known });
}
