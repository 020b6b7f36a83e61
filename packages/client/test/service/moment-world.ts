import { type BulkOptions, type Checkpoint, createClient } from "../../src/index.ts";
import { names } from "./bulk-lists.ts";
import { TOKEN } from "./local-service.ts";
import { sent } from "./replies.ts";

/** What happens at one moment. */
export type Happening = "abort" | "abortNow" | "signal" | "leave" | "throw" | "kill";

/** What became of everybody, over the run to which it happened and a second one from its last checkpoint. */
export interface Ends {
  /** Whether the first run had so many moments. */
  readonly happened: boolean;
  readonly twice: readonly string[];
  /** Neither delivered nor refused nor unknown. */
  readonly missing: readonly string[];
  /** Said to be delivered, and were not. */
  readonly false: readonly string[];
  /** Said to be unknown, though nothing cut the wire. */
  readonly unknown: readonly string[];
}

const COUNT = 7;

/** Lets something happen at the nth moment of a run, and a second run follow. */
export async function happenAt(nth: number, happening: Happening): Promise<Ends> {
  const inbox = new Map<string, number>();
  const said = { delivered: new Set<string>(), unknown: new Set<string>(), rejected: new Set<string>() };
  let stored: Checkpoint | undefined;
  let alive = true;
  let happened = false;

  const send = async (at: number): Promise<void> => {
    let moments = 0;
    let left = false;
    const controller = new AbortController();
    const moment = async (): Promise<void> => {
      moments += 1;
      if (moments === at) act();
      await null;
      if (!alive) await new Promise(() => {});
    };
    const act = (): void => {
      happened = true;
      if (happening === "abort") run.abort();
      if (happening === "abortNow") run.abort("now");
      if (happening === "signal") controller.abort();
      if (happening === "leave") left = true;
      if (happening === "throw") throw new Error("at this very moment");
      if (happening === "kill") alive = false;
    };
    const client = createClient({
      org: "o",
      app: "a",
      retry: { baseDelay: 1, maxDelay: 1 },
      token: async () => {
        await moment();
        return TOKEN;
      },
      rate: { acquire: moment, report: () => {}, state: () => ({ pausedForMs: 0, operations: {} }) },
      fetch: async (url, { signal }) => {
        await moment();
        signal.throwIfAborted();
        const target = url.split("/")[6] ?? "";
        inbox.set(target, (inbox.get(target) ?? 0) + 1);
        await new Promise(setImmediate);
        await moment();
        signal.throwIfAborted();
        return Response.json(sent);
      },
    });
    const targets = async function* (): AsyncGenerator<string> {
      for (const name of names(COUNT)) {
        await moment();
        yield name;
      }
    };
    const message = async (): Promise<string> => {
      await moment();
      return "hi";
    };
    const options: BulkOptions = {
      concurrency: 2,
      checkpointEvery: 3,
      signal: controller.signal,
      resumeFrom: stored,
      beforeAttempt: moment,
      onProgress: () => void moment().catch(() => {}),
      onCheckpoint: async (checkpoint, lines) => {
        await moment();
        stored = JSON.parse(JSON.stringify(checkpoint)) as Checkpoint;
        for (const { target, outcome } of lines) said[outcome].add(target);
        await moment();
      },
    };
    const run = client.users.sendMany(targets(), message, options);
    for await (const { target, ok, error } of run) {
      said[ok ? "delivered" : error.outcome === "unknown" ? "unknown" : "rejected"].add(target);
      if (left) break;
    }
  };

  const dead = async (): Promise<void> => {
    while (alive) await new Promise(setImmediate);
  };
  const first = send(nth).catch(() => {});
  await Promise.race([first, dead()]);
  alive = true;
  const { delivered, unknown, rejected } = said;
  await send(0);
  return {
    happened,
    twice: [...inbox].filter(([, times]) => times > 1).map(([target]) => target),
    missing: names(COUNT).filter((name) => ![delivered, unknown, rejected].some((list) => list.has(name))),
    false: [...delivered].filter((name) => !inbox.has(name)),
    unknown: [...unknown],
  };
}
