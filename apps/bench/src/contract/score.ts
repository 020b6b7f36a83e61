import type { KitOutcome } from "./kit.ts";
import { FAULT_LISTS, type FaultList } from "./reference-process.ts";
import type { Tool } from "./tool.ts";

/** One server and what was seen of it. */
export interface Row {
  readonly id: string;
  readonly kind: string;
  readonly list: "right" | FaultList;
  readonly kit: KitOutcome;
  readonly tools: Readonly<Record<string, ToolOutcome>>;
}

/** Caught: it complained about something that it does not say of the right server. */
export type ToolOutcome = "caught" | "missed" | "could not run";

/** So many of so many. */
interface Score {
  readonly caught: number;
  readonly of: number;
  readonly percent: number;
  readonly setUp?: string;
}

const score = (rows: readonly Row[], caught: (row: Row) => boolean): Score => {
  const hits = rows.filter(caught).length;
  return {
    caught: hits,
    of: rows.length,
    percent: rows.length === 0 ? 0 : Math.round((1000 * hits) / rows.length) / 10,
  };
};

/** On a busy machine any reply can be late, so lateness alone catches only what is about time. */
export const kitCaught = ({ kit, kind }: Row): boolean =>
  kit.exit === 2 || Object.keys(kit.checks).some((check) => check !== "in-time" || kind === "timing");

/** Whether a fault may be looked at. */
export const isOpen = ({ list }: Pick<Row, "list">): boolean => list === "main" || list === "around";

/** Prints one line for each server: what it is, what caught it, how long that took. */
export function printTable(rows: readonly Row[]): void {
  for (const row of rows) {
    const checks = Object.keys(row.kit.checks).join(", ") || (row.kit.exit === 0 ? "" : "could not be judged");
    const others = Object.entries(row.tools).map(
      ([tool, caught]) => `${caught === "caught" ? "✓" : "–"} ${tool.replace(/ [\d.]+$/, "")}`,
    );
    const verdict = kitCaught(row) ? "caught" : "MISSED";
    const line = [
      row.list === "right" ? (row.kit.exit === 0 ? "kept  " : "BLAMED") : verdict,
      row.id.padEnd(34),
      row.kind.padEnd(16),
      `${row.kit.requests}`.padStart(6),
      `${row.kit.seconds.toFixed(1)} s`.padStart(8),
      row.kit.refused > 0 ? ` (${row.kit.refused} refused)` : "",
      ` ${checks}`,
      others.length > 0 ? `| ${others.join("  ")}` : "",
    ];
    process.stdout.write(`${line.join(" ").trimEnd()}\n`);
  }
}

/** The least share of the lists that may be looked at that has to be caught, in percent. */
export const GATE = 98;

/** The figures that matter, for people and as JSON. */
export interface Summary {
  readonly node: string;
  /** Each right server with the cases that failed on it, all of them false alarms, and what judging it took. */
  readonly right: Readonly<Record<string, Pick<KitOutcome, "exit" | "cases" | "requests" | "refused" | "seconds">>>;
  readonly kit: {
    readonly caught: Readonly<Record<FaultList, Score>>;
    readonly couldNotBeJudged: readonly string[];
    /** Of the lists that may be looked at. */
    readonly missed: readonly string[];
    readonly meanRequests: number;
    readonly meanSeconds: number;
  };
  /** The same faults for every tool. */
  readonly sameFaults: Readonly<Record<string, Score>>;
}

export function summaryOf(right: readonly Row[], rows: readonly Row[], tools: readonly Tool[]): Summary {
  const of = (list: FaultList) =>
    score(
      rows.filter((row) => row.list === list),
      kitCaught,
    );
  const shared = rows.filter((row) => Object.keys(row.tools).length > 0);
  const mean = (pick: (kit: KitOutcome) => number): number =>
    Math.round((100 * rows.reduce((sum, { kit }) => sum + pick(kit), 0)) / Math.max(1, rows.length)) / 100;
  return {
    node: process.version,
    right: Object.fromEntries(
      right.map(({ id, kit: { exit, cases, requests, refused, seconds } }) => [
        id,
        { exit, cases, requests, refused, seconds },
      ]),
    ),
    kit: {
      caught: Object.fromEntries(FAULT_LISTS.map((list) => [list, of(list)])) as Record<FaultList, Score>,
      couldNotBeJudged: rows.filter(({ kit }) => kit.exit === 2).map(({ id }) => id),
      missed: rows.filter((row) => isOpen(row) && !kitCaught(row)).map(({ id }) => id),
      meanRequests: mean(({ requests }) => requests),
      meanSeconds: mean(({ seconds }) => seconds),
    },
    sameFaults: {
      "emchat-contract": score(shared, kitCaught),
      ...Object.fromEntries(
        tools.map(({ name, setUp }) => [
          name,
          { ...score(shared, ({ tools: seen }) => seen[name] === "caught"), setUp },
        ]),
      ),
    },
  };
}
