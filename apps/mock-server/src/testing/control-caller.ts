import type { Problem } from "@emchat/control";

/** Calls the control API for one session. @throws Error with the API's own words for what it refuses */
export type ControlCaller = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  /** Statuses that are as good as success. */
  accepted?: readonly number[],
) => Promise<T>;

/** A caller of the control API at an address, for one session. */
export function createControlCaller(url: string, session: string): ControlCaller {
  return async <T>(method: string, path: string, body?: unknown, accepted: readonly number[] = []): Promise<T> => {
    const reply = await fetch(`${url}/__mock/api/v1${path}`, {
      method,
      headers: { "x-mock-session": session },
      ...(body === undefined ? undefined : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (reply.ok || accepted.includes(reply.status)) return (text === "" ? undefined : JSON.parse(text)) as T;
    throw new Error(`${method} ${path}: ${reply.status} ${wordsOf(text)}`);
  };
}

function wordsOf(text: string): string {
  try {
    return (JSON.parse(text) as Problem).detail ?? text;
  } catch {
    return text.slice(0, 300);
  }
}
