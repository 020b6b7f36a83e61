import type { BulkLine, BulkOptions, Checkpoint, EmchatClient } from "../../src/index.ts";
import { sent } from "./replies.ts";

/** What happens to a request. `…After`: the service did the work first. */
export type Weather =
  | "fine"
  | "refused"
  | "lostBefore"
  | "lostAfter"
  | "busy"
  | "unavailable"
  | "gatewayBefore"
  | "gatewayAfter"
  | "badTokenBefore"
  | "forbidden"
  | "failedAfter"
  | "echo";

/** The token of every run: it has characters that are spelled otherwise in JSON and in addresses. */
export const WORLD_TOKEN = "YWMt/test+token=0123456789";

/** How a run ends before its last target, and when: after so many requests or checkpoints. */
export interface Ending {
  readonly how:
    | "kill"
    | "killBeforeStore"
    | "killAfterStore"
    | "abort"
    | "abortNow"
    | "leave"
    | "storeFails"
    | "sourceFails"
    | "giveUp";
  readonly after: number;
}

/** A list, the service's weather, and what becomes of the runs over the list. */
export interface Scenario {
  readonly targets: readonly string[];
  /** Targets that the service does not know. */
  readonly strangers: ReadonlySet<string>;
  /** Of each request in turn; fine after that. */
  readonly weather: readonly Weather[];
  /** When the source of tokens and the limiter are away: these of their calls fail. */
  readonly noToken: ReadonlySet<number>;
  readonly noTurn: ReadonlySet<number>;
  readonly concurrency: number;
  readonly checkpointEvery: number;
  readonly endings: readonly Ending[];
  /** Whether whoever sends awaits the run and keeps the lines, where others iterate. */
  readonly awaits: boolean;
}

/** What the service got, and what the runs said. */
export interface Account {
  /** How often the service did the work, per target without case. */
  readonly inbox: ReadonlyMap<string, number>;
  readonly delivered: readonly string[];
  readonly rejected: readonly string[];
  readonly unknown: readonly string[];
  /** Delivered ones, by the last run's own count. */
  readonly counted: number;
  /** Every error as it would be logged. */
  readonly shown: readonly string[];
}

const STATUS: { readonly [Sky in Weather]?: readonly [number, string] } = {
  busy: [429, "reach_limit"],
  unavailable: [503, "service_unavailable"],
  badTokenBefore: [401, "expired_token"],
  forbidden: [403, "forbidden"],
  failedAfter: [500, "web_application"],
};

/** A reply that says the token back, spelled in one of several ways. */
function echo(nth: number): Response {
  const spelled = [
    WORLD_TOKEN,
    WORLD_TOKEN.replaceAll("/", "\\/"),
    WORLD_TOKEN.replace(/[/+=]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`),
    encodeURIComponent(WORLD_TOKEN),
    btoa(WORLD_TOKEN),
  ][nth % 5];
  const text = `{"error":"web_application","exception":"java.X","error_description":"Bearer ${spelled}","timestamp":1,"duration":0}`;
  return new Response(text, {
    status: 500,
    headers: { "x-request-id": nth % 2 ? encodeURIComponent(WORLD_TOKEN) : "1" },
  });
}

/** Lets the runs of a scenario follow each other until one comes to its end. */
export async function play(
  scenario: Scenario,
  createClient: (fetch: typeof globalThis.fetch, more: object) => EmchatClient,
): Promise<Account> {
  const inbox = new Map<string, number>();
  const said = { delivered: [] as string[], rejected: [] as string[], unknown: [] as string[] };
  let requests = 0;
  let tokens = 0;
  let turns = 0;
  let stored: Checkpoint | undefined;
  let counted = 0;
  const shown: string[] = [];
  const show = (error: Error | undefined): void => {
    if (error) shown.push(JSON.stringify(error), String(error.stack));
  };

  const serve = async (url: string, signal: AbortSignal | null | undefined): Promise<Response> => {
    const target = decodeURIComponent(url.split("/")[6] ?? "").toLowerCase();
    const sky = scenario.weather[requests - 1] ?? "fine";
    const work = (): void => void inbox.set(target, (inbox.get(target) ?? 0) + 1);
    if (sky === "refused") throw Object.assign(new TypeError("fetch failed"), { cause: refusedConnection() });
    await pause(requests % 3);
    const known = !scenario.strangers.has(target);
    if (known && /^fine$|After$/.test(sky)) work();
    await pause((requests + 1) % 2);
    signal?.throwIfAborted();
    if (/^lost/.test(sky))
      throw Object.assign(new TypeError("fetch failed"), { cause: new Error("other side closed") });
    if (sky === "echo") return echo(requests);
    if (/^gateway/.test(sky)) return new Response("<html>", { status: 503 });
    const [status, error] = STATUS[sky] ?? (known ? [200, ""] : [404, "service_resource_not_found"]);
    return Response.json(
      status === 200 ? sent : { error, exception: "java.X", error_description: "d", timestamp: 1, duration: 0 },
      { status },
    );
  };

  for (const ending of [...scenario.endings, undefined]) {
    let alive = true;
    let stores = 0;
    const begun = requests;
    const isDue = (count: number): boolean => ending !== undefined && count >= ending.after;
    const onRequest = (): void => {
      requests += 1;
      if (!isDue(requests - begun)) return;
      if (ending?.how === "kill") alive = false;
      if (ending?.how === "abort") controller.abort();
      if (ending?.how === "abortNow") controller.abort("now");
    };
    const controller = new AbortController();
    const fetch: typeof globalThis.fetch = (input, init) => {
      // a process that was killed sends nothing
      if (!alive) return new Promise(() => {});
      onRequest();
      return serve(String(input), init?.signal);
    };
    const client = createClient(fetch, {
      token: async () => {
        tokens += 1;
        if (scenario.noToken.has(tokens)) throw new Error("the vault is sealed");
        return WORLD_TOKEN;
      },
      rate: {
        acquire: async () => {
          turns += 1;
          if (scenario.noTurn.has(turns)) throw new Error("redis is gone");
        },
        report: () => {},
        state: () => ({ pausedForMs: 0, operations: {} }),
      },
    });
    const targets = function* (): Generator<string> {
      for (const [index, target] of scenario.targets.entries()) {
        if (ending?.how === "sourceFails" && index === ending.after) throw new Error("the cursor is lost");
        yield target;
      }
    };
    const options: BulkOptions = {
      concurrency: scenario.concurrency,
      checkpointEvery: scenario.checkpointEvery,
      signal: controller.signal,
      resumeFrom: stored,
      giveUpAfter: ending?.how === "giveUp" ? ending.after : Infinity,
      onCheckpoint: async (checkpoint, lines) => {
        stores += 1;
        await pause(stores % 2);
        if (isDue(stores) && ending?.how === "killBeforeStore") alive = false;
        if (isDue(stores) && ending?.how === "storeFails") throw new Error("the disk is full");
        if (!alive) return;
        stored = JSON.parse(JSON.stringify(checkpoint)) as Checkpoint;
        if (scenario.awaits) keep(lines);
        if (isDue(stores) && ending?.how === "killAfterStore") alive = false;
      },
    };
    const keep = (lines: readonly BulkLine[]): void => {
      for (const { target, outcome } of lines) said[outcome].push(target.toLowerCase());
    };
    const run = client.users.sendMany(targets(), "hi", options);
    const dead = (async () => {
      while (alive) await pause(1);
    })();
    const lived = (async () => {
      if (scenario.awaits) {
        const summary = await run;
        counted = summary.delivered;
        show(summary.error);
        return;
      }
      let taken = 0;
      for await (const { target, ok, error } of run) {
        if (!alive) return;
        said[ok ? "delivered" : error.outcome === "unknown" ? "unknown" : "rejected"].push(target.toLowerCase());
        show(error);
        taken += 1;
        if (ending?.how === "leave" && isDue(taken)) break;
      }
      counted = run.checkpoint()?.delivered ?? 0;
    })();
    await Promise.race([lived.catch((error: unknown) => ending ?? Promise.reject(error)), dead]);
    alive = false;
    if (run.state !== "ended") run.abort("now");
  }
  return { inbox, ...said, counted, shown };
}

function refusedConnection(): Error {
  return Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED", syscall: "connect" });
}

const pause = (turns: number): Promise<void> =>
  turns === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve));
