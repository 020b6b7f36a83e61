import type { CallbackOutcome } from "../callback/callbacks.ts";
import type { MemoryBudget } from "../memory/memory-budget.ts";
import type { SessionRegistry } from "../sessions/session-registry.ts";

/** Counters of the whole server. */
export interface Metrics {
  /** Counts a finished call; `status` is `undefined` for one that was cut. */
  countCall(operationId: string | undefined, status: number | undefined, seconds: number): void;
  countFault(kind: string): void;
  countCallback(outcome: CallbackOutcome): void;
  /** Everything in the Prometheus text format. */
  text(sessions: SessionRegistry, budget: MemoryBudget): string;
}

/** Upper bounds of the histogram of durations, in seconds. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

/** Counters at zero. `logLinesDropped` is asked for the log's own. */
export function createMetrics(logLinesDropped: () => number): Metrics {
  /** operation -> status -> calls: two small maps are looked up faster than one by a composed text. */
  const calls = new Map<string, Map<number, number>>();
  const faults = new Map<string, number>();
  const callbacks = new Map<CallbackOutcome, number>();
  const buckets = new Array<number>(BUCKETS.length + 1).fill(0);
  let total = 0;
  let sum = 0;

  return {
    countCall(operationId = "none", status = 0, seconds) {
      let byStatus = calls.get(operationId);
      if (byStatus === undefined) {
        byStatus = new Map();
        calls.set(operationId, byStatus);
      }
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
      let bucket = 0;
      while (bucket < BUCKETS.length && seconds > (BUCKETS[bucket] ?? 0)) bucket += 1;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      total += 1;
      sum += seconds;
    },
    countFault(kind) {
      faults.set(kind, (faults.get(kind) ?? 0) + 1);
    },
    countCallback(outcome) {
      callbacks.set(outcome, (callbacks.get(outcome) ?? 0) + 1);
    },
    text(sessions, budget) {
      const lines: string[] = [];
      const series = (
        name: string,
        type: "counter" | "gauge",
        help: string,
        rows: readonly (readonly [string, number])[],
      ): void => {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
        for (const [labels, value] of rows) lines.push(`${name}${labels} ${value}`);
      };
      series(
        "emchat_mock_requests_total",
        "counter",
        "Calls of the service's paths; status 0 was cut.",
        [...calls].flatMap(([operation, statuses]) =>
          [...statuses].map(([status, count]) => [`{operation="${operation}",status="${status}"}`, count] as const),
        ),
      );
      lines.push(
        "# HELP emchat_mock_request_duration_seconds From the first byte of a call to the end of its reply.",
        "# TYPE emchat_mock_request_duration_seconds histogram",
      );
      let below = 0;
      BUCKETS.forEach((bound, at) => {
        below += buckets[at] ?? 0;
        lines.push(`emchat_mock_request_duration_seconds_bucket{le="${bound}"} ${below}`);
      });
      lines.push(
        `emchat_mock_request_duration_seconds_bucket{le="+Inf"} ${total}`,
        `emchat_mock_request_duration_seconds_sum ${sum}`,
        `emchat_mock_request_duration_seconds_count ${total}`,
      );
      series(
        "emchat_mock_faults_total",
        "counter",
        "Calls that a fault struck, by its kind.",
        [...faults].map(([kind, count]) => [`{kind="${kind}"}`, count]),
      );
      series(
        "emchat_mock_callbacks_total",
        "counter",
        "Callbacks after a send, by what became of them.",
        [...callbacks].map(([outcome, count]) => [`{outcome="${outcome}"}`, count]),
      );
      const open = sessions.list();
      series("emchat_mock_sessions", "gauge", "Sessions.", [["", open.length]]);
      series("emchat_mock_sessions_evicted_total", "counter", "Idle sessions that made room for others.", [
        ["", sessions.evicted],
      ]);
      series("emchat_mock_messages", "gauge", "Messages that are kept.", [
        ["", add(open.map(({ journal }) => journal.messages.size))],
      ]);
      series("emchat_mock_messages_dropped_total", "counter", "Messages that were dropped for room.", [
        ["", add(open.map(({ journal }) => journal.messages.dropped))],
      ]);
      series("emchat_mock_kept_bytes", "gauge", "What all that is kept takes in memory, by what it is.", [
        [`{of="records"}`, budget.used - budget.state - budget.lent],
        [`{of="calls"}`, budget.lent],
        [`{of="state"}`, budget.state],
      ]);
      series("emchat_mock_kept_bytes_limit", "gauge", "What it may take.", [["", budget.limit]]);
      series("emchat_mock_event_streams", "gauge", "Open event streams.", [
        ["", add(open.map(({ events }) => events.subscribers))],
      ]);
      series("emchat_mock_log_lines_dropped_total", "counter", "Lines of the log that could not be written.", [
        ["", logLinesDropped()],
      ]);
      series("process_resident_memory_bytes", "gauge", "Resident memory.", [["", process.memoryUsage.rss()]]);
      return `${lines.join("\n")}\n`;
    },
  };
}

const add = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
