import { ContractSetupError, loadSpec, type RunResult, runContract, type Spec } from "@emchat/contract";
import { type RecordedExchange, recordExchanges } from "./exchanges.ts";
import type { RunningServer } from "./reference-process.ts";

/** What the kit found on one server. */
export interface KitOutcome {
  /** Exit code of the command line for the same: 0 kept, 1 broken, 2 could not be told. */
  readonly exit: 0 | 1 | 2;
  /** The checks that failed, each with the number of failures that were told apart. */
  readonly checks: Readonly<Record<string, number>>;
  /** The first failing case of each failure. */
  readonly cases: readonly string[];
  readonly requests: number;
  /** Replies by which the server asked for a pause. */
  readonly refused: number;
  readonly seconds: number;
  readonly message: string | undefined;
}

const spec: Promise<Spec> = loadSpec();

function outcomeOf(result: RunResult): Omit<KitOutcome, "seconds"> {
  const checks: Record<string, number> = {};
  for (const { first } of result.failures) checks[first.check] = (checks[first.check] ?? 0) + 1;
  return {
    exit: ({ kept: 0, broken: 1, incomplete: 2 } as const)[result.verdict],
    checks,
    cases: result.failures.map(({ first }) => first.id),
    requests: result.requests,
    refused: result.paused,
    message: result.stopped,
  };
}

/**
 * Runs the kit at its default settings; `profile` says what is known of the server, as its owner would. `quick`: no more
 * is sent after the first failure.
 */
export async function runKit(
  server: RunningServer,
  quick = false,
): Promise<{ outcome: KitOutcome; exchanges: readonly RecordedExchange[] }> {
  const { recorder, exchanges } = recordExchanges();
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 10) / 100;
  try {
    const { url, token, profile } = server;
    const ended = new AbortController();
    const onProgress = (_done: number, _total: number, failed: number): void => {
      if (quick && failed > 0) ended.abort();
    };
    const options = { url, token, profile, spec: await spec, recorder, onProgress, signal: ended.signal };
    const result = await runContract(options);
    return { outcome: { ...outcomeOf(result), seconds: seconds() }, exchanges };
  } catch (error) {
    if (!(error instanceof ContractSetupError)) throw error;
    const nothing = { exit: 2, checks: {}, cases: [], requests: exchanges.length, refused: 0 } as const;
    return { outcome: { ...nothing, seconds: seconds(), message: error.message }, exchanges };
  }
}
