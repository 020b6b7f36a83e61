import { ContractSetupError } from "../errors.ts";

/**
 * Reads the address of a server.
 *
 * @throws {ContractSetupError} when it is no address of an HTTP server.
 */
export function readTargetUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ContractSetupError(`${JSON.stringify(text)} is not a URL; write it like http://127.0.0.1:4010`);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new ContractSetupError(`${url.protocol} is not HTTP; write the URL like http://127.0.0.1:4010`);
  }
  if (url.username !== "" || url.password !== "") {
    throw new ContractSetupError(
      "a URL with a name or password in it is not used; give the token with --token or EMCHAT_TOKEN",
    );
  }
  if (url.search !== "" || url.hash !== "") throw new ContractSetupError("the URL must not have a query or a fragment");
  return url;
}
