import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../../../apps/mock-server/src/cli.ts", import.meta.url));

/** Milliseconds that it may take to be ready. */
const PATIENCE_MS = 60_000;

/** At most so many records come at a time. */
const PAGE = 1000;

/** The mock of the service, in a process of its own. Its journal is the judge of who got what. */
export interface MockService {
  readonly url: string;
  /** How many messages it has taken. */
  taken(): Promise<number>;
  /** How often it took a message for each name. */
  inbox(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** Starts it. `faults` are in the words of its command line, such as `latency:20-40`. */
export async function startMockService(...faults: string[]): Promise<MockService> {
  const args = ["--conditions=@emchat/source", cli, "--port", "0", "--log", "silent"];
  const child = spawn(process.execPath, [...args, ...faults.flatMap((fault) => ["--fault", fault])], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await readUrl(child);
  const messages = async (start: number, limit: number): Promise<Page> => {
    const reply = await fetch(`${url}/__mock/api/v1/messages?start=${start}&limit=${limit}`);
    return (await reply.json()) as Page;
  };
  return {
    url,
    taken: async () => (await messages(0, 0)).total,
    async inbox() {
      const inbox = new Map<string, number>();
      for (let start = 0; ; start += PAGE) {
        const page = await messages(start, PAGE);
        if (page.dropped > 0) throw new Error(`the journal has forgotten ${page.dropped} messages, and cannot judge`);
        for (const { to } of page.messages) inbox.set(to.name, (inbox.get(to.name) ?? 0) + 1);
        if (page.messages.length < PAGE) return inbox;
      }
    },
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

interface Page {
  readonly total: number;
  readonly dropped: number;
  readonly messages: readonly { readonly to: { readonly name: string } }[];
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string): void => reject(new Error(`the mock server ${why}; it said: ${said}`));
    const timer = setTimeout(() => fail(`was not ready after ${PATIENCE_MS} ms`), PATIENCE_MS);
    child.once("exit", (code) => fail(`ended with ${code}`));
    child.stdout?.on("data", (piece) => {
      said += piece;
      const [, url] = /^emchat-mock ready on (\S+)$/m.exec(said) ?? [];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}
