import type { Emulator, RawRequest, Reply } from "@emchat/emulator";

/** The tenant of the source document. */
export const ORG = "easemob-demo";
export const APP = "chatdemoui";
export const ROOT: string = `/${ORG}/${APP}`;
/** When the page that replaced the source document was sampled, in epoch milliseconds. */
export const NOW = 1_404_932_199_220;
export const TOKEN = "Bearer YWMt-a-token-for-tests";

type Headers = Readonly<Record<string, string | undefined>>;

/** A request of somebody with a token. */
export function raw(method: string, target: string, headers: Headers = {}, body?: string | Uint8Array): RawRequest {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return { method, target, headers: { authorization: TOKEN, ...headers }, body: bytes };
}

/** Asks for a user's status. */
export function status(emulator: Emulator, username: string, headers?: Headers): Reply {
  return emulator.exchange(raw("GET", `${ROOT}/users/${username}/status`, headers));
}

/** Posts a body, an object or a text as it is, as JSON to a path below the tenant. */
export function post(emulator: Emulator, path: string, body: unknown, headers: Headers = {}): Reply {
  const text = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  return emulator.exchange(raw("POST", `${ROOT}${path}`, { "content-type": "application/json", ...headers }, text));
}

/** Sends a text to a user. */
export function sendToUser(emulator: Emulator, username = "zw123", text = "hello singlechat"): Reply {
  return post(emulator, `/users/${username}/messages`, { msg: { type: "text", msg: text } });
}

/** Sends a text to a group. */
export function sendToGroup(emulator: Emulator, group = "1402541206787", text = "hello groupchat"): Reply {
  return post(emulator, `/groups/${group}/messages`, { msg: { type: "text", msg: text } });
}

/** The reply's envelope. */
export function body(reply: Reply): Record<string, unknown> {
  return reply.body as Record<string, unknown>;
}

/** Status and error of a refusal, for one comparison. */
export function refusal(reply: Reply): [number, unknown] {
  return [reply.status, body(reply)["error"]];
}
