import type { IncomingMessage, ServerResponse } from "node:http";

/** Whether a caller waits for `100 Continue` before it sends its body (RFC 9110, section 10.1.1). */
export function expectsContinue({ headers, httpVersion }: IncomingMessage): boolean {
  return httpVersion === "1.1" && /(?:^|\W)100-continue(?:$|\W)/i.test(headers.expect ?? "");
}

/** Asks such a caller for its body; to be called when the body is about to be read, and not at all when it is not wanted. */
export function askForBody(request: IncomingMessage, response: ServerResponse): void {
  if (expectsContinue(request)) response.writeContinue();
}
