import { createEmulator, type Emulator } from "../emulator.ts";
import type { EmulatorOptions } from "../emulator-options.ts";
import { answerRequest } from "./answer-request.ts";
import { readBase, targetBelow } from "./base-path.ts";

/** A `fetch` that talks to an emulator and to nothing else. */
export interface EmulatorFetch {
  (input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** The service behind it. */
  readonly emulator: Emulator;
}

/** Where the service seems to be. */
export interface EmulatorFetchOptions {
  /**
   * The address before `/{org}/{app}`. Calls elsewhere are refused with a `TypeError`, as `fetch` refuses a host that is not
   * there. Default: every address is the service, its path beginning with `/{org}/{app}`.
   */
  readonly baseUrl?: string | undefined;
}

/**
 * Makes a `fetch` for unit tests: no socket, real validation, real state. It takes what `fetch` takes (texts, `URL`s, `Request`s,
 * streams as bodies) and rejects as `fetch` does, for an aborted signal with its reason.
 *
 * @param service an emulator, or the options of a new one
 * @throws TypeError when `baseUrl` is no address
 * @example
 * ```ts
 * import { createEmulatorFetch } from "@emchat/emulator";
 *
 * const fetch = createEmulatorFetch();
 * const response = await fetch("https://a1.easemob.com/easemob-demo/chatdemoui/users/zw123/messages", {
 *   method: "POST",
 *   headers: { authorization: "Bearer any", "content-type": "application/json" },
 *   body: JSON.stringify({ msg: { type: "text", msg: "你好" } }),
 * });
 * console.log(response.status, fetch.emulator.messages.latest()?.message);
 * ```
 */
export function createEmulatorFetch(
  service: Emulator | EmulatorOptions = {},
  options: EmulatorFetchOptions = {},
): EmulatorFetch {
  const emulator = "exchange" in service ? service : createEmulator(service);
  const base = options.baseUrl === undefined ? undefined : readBase(options.baseUrl);

  const emulatorFetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const target = base === undefined ? targetOf(request.url) : targetBelow(base, request.url);
    if (target === undefined) {
      throw new TypeError(
        `fetch failed: ${new URL(request.url).origin} is not below the emulator's baseUrl, ${options.baseUrl}`,
      );
    }
    const response = await answerRequest(emulator, request, target);
    if (response.type === "error") throw connectionCut();
    return Object.defineProperty(response, "url", { value: request.url });
  };
  return Object.assign(emulatorFetch, { emulator });
}

/** What Node's `fetch` rejects with when the connection ends before a reply. */
function connectionCut(): TypeError {
  const cause = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
  return new TypeError("fetch failed", { cause });
}

function targetOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}
