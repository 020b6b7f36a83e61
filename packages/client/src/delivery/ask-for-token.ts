import { isToken, need } from "../option-checks.ts";
import type { TokenFunction } from "../token/token-function.ts";
import type { Call } from "./call.ts";

/** Asks the token function. */
export async function askForToken(
  { delivery: { org, app, baseUrl, fetch }, limits, rejected, scope, state }: Call,
  source: TokenFunction,
): Promise<string> {
  const given: unknown = await scope.run(
    async () => source({ org, app, baseUrl, fetch, signal: scope.signal, rejected }),
    limits.timeout,
  );
  need(isToken(given), "token()", "visible ASCII without `Bearer`", given, state);
  return given;
}
