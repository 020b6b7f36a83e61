import { namedServer } from "./named-server.ts";
import type { Options } from "./options.ts";

/** How long a server may take to say that it is ready, in milliseconds. */
export const READY_TIMEOUT_MS = 2_000;

/** `emchat-mock ready`: asks a running server. Returns 0 when it is ready, otherwise 1. */
export function readyCommand(options: Options): Promise<number> {
  const { host, port, request } = namedServer(options);
  return new Promise((resolve) => {
    const say = (code: number, text: string): void => {
      process.stdout.write(`emchat-mock ${text}\n`);
      resolve(code);
    };
    const call = request({ path: "/__mock/readyz", timeout: READY_TIMEOUT_MS }, (response) => {
      response.resume();
      if (response.statusCode === 200) say(0, "is ready");
      else say(1, `is not ready: it answers ${response.statusCode}`);
    });
    call.once("timeout", () => call.destroy(new Error(`no answer within ${READY_TIMEOUT_MS} ms`)));
    call.once("error", (error) => say(1, `is not ready on ${host}:${port}: ${error.message || "no connection"}`));
    call.end();
  });
}
