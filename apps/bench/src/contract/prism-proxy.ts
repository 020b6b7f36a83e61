import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type RecordedExchange, TOKEN } from "./exchanges.ts";
import { commandOf, freePort, specFile, stable, type Tool, toolEnvironment } from "./tool.ts";

/** How many of the kit's requests go through the proxy. */
const REQUESTS = 600;
/** How long a request through the proxy may take, in milliseconds. */
const TIMEOUT = 5000;

/** A body that is not JSON is never answered by Prism 5.16, and an escape that cannot be decoded ends its process. */
function survives({ path, body }: RecordedExchange): boolean {
  try {
    decodeURIComponent(path);
    if (body !== undefined) JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return true;
  } catch {
    return false;
  }
}

function sample(exchanges: readonly RecordedExchange[]): readonly RecordedExchange[] {
  const sendable = exchanges.filter(survives);
  const every = Math.max(1, Math.floor(sendable.length / REQUESTS));
  return sendable.filter((_, index) => index % every === 0);
}

/** Sends one request and answers with the violations that Prism found in the reply. */
function violationsOf(port: number, token: string, one: RecordedExchange): Promise<readonly string[]> {
  const named = Object.entries(one.headers).map(([name, value]) => [name, value.replaceAll(TOKEN, token)]);
  const headers: Record<string, string> = Object.fromEntries(named);
  return new Promise((resolve) => {
    const options = {
      host: "127.0.0.1",
      port,
      method: one.method,
      path: one.path,
      headers,
      timeout: TIMEOUT,
    };
    const sent = request(options, (reply) => {
      // A long list is announced and cut in the middle, so it cannot be parsed as JSON.
      const header = String(reply.headers["sl-violations"] ?? "");
      const inReply = [...header.matchAll(/\{"location":\["response"[^\]]*\][^}]*\}/g)].map(([violation]) =>
        stable(violation),
      );
      reply.resume().once("end", () => resolve(inReply));
      reply.once("error", () => resolve(["the reply broke off"]));
    });
    sent.once("timeout", () => sent.destroy());
    sent.once("error", () => resolve(["no reply"]));
    sent.end(one.body);
  });
}

async function isUp(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(100);
  }
  throw new Error("Prism did not start");
}

/** Prism between caller and server, with its validation on. */
export const prismProxy: Tool = {
  name: "prism proxy 5.16.0",
  setUp: `about ${REQUESTS} of our kit's requests sent through it, evenly chosen; malformed JSON (never answered) and broken escapes (end the process) left out`,
  judge: async ({ server, exchanges }) => {
    const port = await freePort();
    const args = ["proxy", specFile, server.url, "--port", String(port), "--verboseLevel", "silent"];
    const proxy = spawn(commandOf("prism"), args, { stdio: "ignore", env: toolEnvironment() });
    const exit = once(proxy, "exit");
    try {
      await isUp(port);
      const found = new Set<string>();
      const queue = [...sample(exchanges)];
      const worker = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift())
          for (const violation of await violationsOf(port, server.token, next)) found.add(violation);
      };
      await Promise.all(Array.from({ length: 8 }, worker));
      return [...found];
    } finally {
      proxy.kill("SIGKILL");
      await exit;
    }
  },
};
