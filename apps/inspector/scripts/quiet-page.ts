import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
// @boundaries-ignore the browser that the tests of every package have in common
import { chromiumArguments, chromiumPath } from "../../../browser.base.ts";

/** An empty page of a browser with a profile of its own. */
export interface QuietPage {
  /** Asks the page's DevTools, and nothing beside it. @throws Error what they say is wrong */
  send<Result>(method: string, parameters?: object): Promise<Result>;
  close(): Promise<void>;
}

/** Milliseconds that the browser may take to start. */
const PATIENCE = 50_000;

/** Opens a page that nobody looks into but by `send`: what Playwright does for its own sake would be in what is measured. */
export async function openQuietPage(): Promise<QuietPage> {
  const profile = await mkdtemp(join(tmpdir(), "emchat-inspector-"));
  const parameters = [
    "--headless",
    "--remote-debugging-port=0",
    `--user-data-dir=${profile}`,
    "--window-size=1280,800",
  ];
  const browser = spawn(chromiumPath, [...chromiumArguments, ...parameters, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(browser, "exit");
  const tools = await connect(await readAddress(browser));
  const { targetId } = await tools<{ targetId: string }>("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await tools<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
  return {
    send: (method, parameters) => tools(method, parameters, sessionId),
    async close() {
      await tools("Browser.close");
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where the browser says that its DevTools are. */
function readAddress(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (): void => {
      browser.kill("SIGKILL");
      reject(new Error(`the browser did not start; it said: ${said}`));
    };
    const timer = setTimeout(fail, PATIENCE);
    browser.once("error", fail).once("exit", fail);
    browser.stderr?.on("data", (chunk: Buffer) => {
      if (said.length < 10_000) said += chunk.toString();
      const address = /^DevTools listening on (\S+)$/m.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      browser.off("exit", fail);
      resolve(address);
    });
  });
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

type Tools = <Result>(method: string, parameters?: object, sessionId?: string) => Promise<Result>;

async function connect(address: string): Promise<Tools> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener("message", ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id ?? 0)?.(answer);
    waiting.delete(answer.id ?? 0);
  });
  socket.addEventListener("close", () => {
    for (const answer of waiting.values()) answer({ error: { message: "the browser has ended" } });
  });
  await once(socket, "open");
  let asked = 0;
  return <Result>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<Result>((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result as Result);
        else reject(new Error(error.message));
      });
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
}
