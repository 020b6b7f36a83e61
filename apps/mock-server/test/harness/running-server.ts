import { afterEach } from "vitest";
import { type MockServer, type MockServerOptions, startMockServer } from "../../src/index.ts";

const running: MockServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** A server on a free port that the end of the test stops. */
export async function serve(options: MockServerOptions = {}): Promise<MockServer> {
  const server = await startMockServer({ port: 0, ...options });
  running.push(server);
  return server;
}

/** The tenant of the source document. */
export const TENANT = "/easemob-demo/chatdemoui";
export const STATUS: string = `${TENANT}/users/zw123/status`;
export const SEND: string = `${TENANT}/users/zw123/messages`;
export const GROUP: string = `${TENANT}/groups/1402541206787/messages`;

/** Any token will do, unless a test says otherwise. */
export const AUTHORIZED: Readonly<Record<string, string>> = { authorization: "Bearer any-token" };
export const JSON_TYPE: Readonly<Record<string, string>> = { "content-type": "application/json" };

/** Sends a text. */
export function sendText(
  server: Pick<MockServer, "url">,
  text: string,
  { path = SEND, from, headers = {} }: { path?: string; from?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(server.url + path, {
    method: "POST",
    headers: { ...AUTHORIZED, ...JSON_TYPE, ...headers },
    body: JSON.stringify({ msg: { type: "txt", msg: text }, ...(from === undefined ? undefined : { from }) }),
  });
}

/** Asks for a presence. */
export function askStatus(server: Pick<MockServer, "url">, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.url + STATUS, { headers: { ...AUTHORIZED, ...headers } });
}
