/** One step: a call of the service, or time that passes. */
export type Step = Call | { readonly advance: string };

interface Call {
  readonly method: string;
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly prefer?: string;
}

const status = (username: string, token = "evening-token", prefer?: string): Step => ({
  method: "GET",
  path: `users/${username}/status`,
  token,
  ...(prefer === undefined ? undefined : { prefer }),
});
const send = (to: string, text: string, from?: string): Step => ({
  method: "POST",
  path: `users/${to}/messages`,
  token: "evening-token",
  body: { msg: { type: "text", msg: text }, ...(from === undefined ? undefined : { from }) },
});
const toGroup = (text: string): Step => ({
  method: "POST",
  path: "groups/1402541206787/messages",
  token: "evening-token",
  body: { msg: { type: "text", msg: text } },
});

/** The steps that are gone through in `busy-evening.json`. */
export const EVENING_STEPS: readonly Step[] = [
  status("alice"),
  status("zw123"),
  status("ghost"),
  status("ghost"),
  send("zw123", "is anybody there?", "alice"),
  send("zw123", "is anybody there?", "alice"),
  { advance: "4m 59s" },
  status("alice"),
  { advance: "1s" },
  status("alice"),
  status("ZW123"),
  send("full", "one more", "alice"),
  toGroup("first"),
  toGroup("second"),
  toGroup("third"),
  { advance: "60s" },
  toGroup("third, again"),
  status("alice", "guest-token"),
  status("alice", "nobodys-token"),
  status("alice", "evening-token", "code=404"),
  status("alice", "evening-token", "fault=503"),
  { method: "POST", path: "token", body: { grant_type: "password", username: "zw123", password: "wrong" } },
  { method: "POST", path: "token", body: { grant_type: "password", username: "zw123", password: "s3cret-word" } },
  {
    method: "POST",
    path: "token",
    body: { grant_type: "client_credentials", client_id: "an-id", client_secret: "a-secret" },
  },
  { method: "POST", path: "users/alice/messages", token: "evening-token", body: { msg: { type: "smoke" } } },
  { method: "DELETE", path: "users/alice/status", token: "evening-token" },
  status("bob"),
  { advance: "1h 25m" },
  status("bob"),
  ...Array.from({ length: 8 }, () => send("lucky", "your number?")),
  { advance: "30m" },
  status("bob"),
  send("alice", "good night"),
];

/** Where the scenario's application is, below the address of a service. */
export const EVENING_APP = "/easemob-demo/chatdemoui/";

/** What the two sides of a step's call can see of each other, whichever way it went. */
export async function seenOf(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => !OF_THE_CONNECTION.has(name)).sort();
  return JSON.stringify([response.status, headers, await response.text()]);
}

const OF_THE_CONNECTION = new Set(["connection", "keep-alive", "date", "content-length", "vary", "x-mock-request"]);

/** Goes through the steps; what was seen of every call. */
export async function goThrough(
  steps: readonly Step[],
  call: (path: string, init: RequestInit) => Promise<Response>,
  advance: (by: string) => unknown,
): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const step of steps) {
    if ("advance" in step) {
      await advance(step.advance);
      continue;
    }
    const { method, path, token, body, prefer } = step;
    const headers = {
      ...(token === undefined ? undefined : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? undefined : { "content-type": "application/json" }),
      ...(prefer === undefined ? undefined : { prefer }),
    };
    const init = { method, headers, ...(body === undefined ? undefined : { body: JSON.stringify(body) }) };
    seen.push(await seenOf(await call(EVENING_APP + path, init)));
  }
  return seen;
}
