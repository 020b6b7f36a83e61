/** How deep a `cause` chain is quoted. */
const CAUSES = 5;

/** A copy of a failure that holds no more than its name, message and code, with the token taken out: a `fetch` may hang the request on its errors. */
export function quoteCause(thrown: unknown, secret: string, depth: number = CAUSES): Error | undefined {
  if (!(thrown instanceof Error) || depth === 0) return undefined;
  const { name, message, cause, code } = thrown as Error & { readonly code?: unknown };
  const quoted = new Error(redact(message, secret), { cause: quoteCause(cause, secret, depth - 1) });
  return Object.assign(quoted, { name, code });
}

/** Shorter texts are too likely to be met by chance. */
const SHORTEST_SECRET = 8;

/** The text with the secret taken out. */
export function redact(text: string, secret: string): string {
  return secret.length < SHORTEST_SECRET ? text : text.replaceAll(secret, "[token]");
}
