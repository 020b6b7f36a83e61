import type { Report } from "../model/ledger.ts";
import type { AttemptResult } from "./attempt.ts";

/** What a sender has yet to tell the ledger. */
export interface Outbox {
  put(i: number, result: AttemptResult): void;
  /** All of it; whoever takes it tells it, however long that takes. */
  take(): { reports: readonly Report[]; stop?: string; pauseMs?: number };
  empty(): boolean;
}

export function createOutbox(): Outbox {
  let reports: Report[] = [];
  let stop: string | undefined;
  let pauseMs = 0;
  return {
    put(i, result) {
      reports.push({
        i,
        ending: result.ending,
        code: result.code,
        requestId: result.requestId,
        trouble: result.trouble,
      });
      stop ??= result.stop;
      pauseMs = Math.max(pauseMs, result.pauseMs ?? 0);
    },
    take() {
      const taken = {
        reports,
        ...(stop === undefined ? {} : { stop }),
        ...(pauseMs === 0 ? {} : { pauseMs }),
      };
      reports = [];
      stop = undefined;
      pauseMs = 0;
      return taken;
    },
    empty: () => reports.length === 0,
  };
}
