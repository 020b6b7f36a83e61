import { type ChildProcess, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type Campaigns, createCampaigns, storeAt } from "../../src/index.ts";

/** What a sender says of itself in the end. */
export interface SenderAccount {
  readonly commits: number;
  readonly megabytes: number;
}

/** Senders at work. */
export interface RunningSenders {
  /** Ends them, and hears what they say. */
  stop(): Promise<SenderAccount[]>;
  /** Waits until nothing is left to send, and hears what they say. */
  ended(): Promise<SenderAccount[]>;
}

const program = fileURLToPath(new URL("./sender-process.ts", import.meta.url));

/** Starts senders, each a process of its own. */
export function runSenders(count: number, store: string, baseUrl: string): RunningSenders {
  const children = Array.from({ length: count }, (_, id) =>
    spawn(process.execPath, ["--expose-gc", "--conditions=@emchat/source", program, store, baseUrl, String(id)], {
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  const accounts = Promise.all(children.map(accountOf));
  return {
    ended: () => accounts,
    stop() {
      for (const child of children) child.kill("SIGTERM");
      return accounts;
    },
  };
}

async function accountOf({ stdout }: ChildProcess): Promise<SenderAccount> {
  return JSON.parse(stdout ? await text(stdout) : "{}") as SenderAccount;
}

/** Campaigns of the application that the senders send for. */
export const openCampaigns = (store: string, baseUrl: string): Promise<Campaigns> =>
  createCampaigns({
    client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-measure", baseUrl },
    store: storeAt(store),
  });

/** Names that begin with a letter. */
export function* namesFrom(letter: string, count: number): Generator<string> {
  for (let index = 0; index < count; index += 1) yield `${letter}${index}`;
}
