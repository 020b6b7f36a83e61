import { AsyncLocalStorage } from "node:async_hooks";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { EmchatCampaignError } from "../campaign-error.ts";
import type { Dialect, Query, Sql } from "./sql.ts";

const dialect: Dialect = {
  number: "real",
  small: "integer",
  serial: "integer primary key autoincrement",
  narrowTable: "without rowid",
  now: "(unixepoch('subsec') * 1000.0)",
  greatest: "max",
  skipLocked: "",
  records: (parameter, fields) => {
    const columns = fields.map((field) => field.split(" ")[0]).map((name) => `value ->> '${name}' as ${name}`);
    return `(select ${columns.join(", ")} from json_each(${parameter})) as r`;
  },
};

/** SQLite's code for a database that another process is writing to. */
const BUSY = 5;

/** How long another process may write before this one stops waiting, in milliseconds. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Opens an SQLite file as a store, and makes it where there is none. Every commit is on the disk before it counts
 * (`synchronous = FULL`), and readers do not wait for writers (WAL), so the folder has to be on a local disk.
 *
 * @throws EmchatCampaignError when the file cannot be opened, or is no database.
 */
export function openSqlite(file: string): Sql {
  if (file === "")
    throw new EmchatCampaignError("usage", "the store has no name: name an SQLite file, or postgres://…");
  const database = open(file);
  const statements = new Map<string, StatementSync>();
  const run = (statement: string, values: readonly unknown[]): ReturnType<StatementSync["all"]> => {
    let prepared = statements.get(statement);
    if (!prepared) {
      prepared = database.prepare(statement.replaceAll(/\$(\d)/g, "?$1"));
      statements.set(statement, prepared);
    }
    return prepared.all(...(values as SQLInputValue[]));
  };
  const query: Query = async (statement, ...values) => run(statement, values);

  // A list may be read from the store that it goes into: whoever waited for the end of that would wait for ever.
  const within = new AsyncLocalStorage<{ open: boolean }>();

  // One connection: what one caller began must end before the next begins.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (within.getStore()?.open)
      return Promise.reject(
        new EmchatCampaignError(
          "conflict",
          "while a list is read into a store, it can read from it, and change nothing",
        ),
      );
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };

  return {
    kind: "sqlite",
    dialect,
    query: (statement, ...values) =>
      within.getStore()?.open ? query(statement, ...values) : inTurn(() => untilFree(() => run(statement, values))),
    transaction: (work) =>
      inTurn(async () => {
        await untilFree(() => database.exec("begin immediate"));
        const here = { open: true };
        try {
          const value = await within.run(here, () => work(query));
          database.exec("commit");
          return value;
        } catch (error) {
          if (database.isTransaction) database.exec("rollback");
          throw error;
        } finally {
          here.open = false;
        }
      }),
    close: () =>
      inTurn(async () => {
        if (database.isOpen) database.close();
      }),
  };
}

function open(file: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file);
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 20");
    return database;
  } catch (cause) {
    throw new EmchatCampaignError(
      "store",
      `cannot open the store ${file}: ${cause instanceof Error ? cause.message : cause}. Take a file in a folder that can be written to, on a local disk.`,
      { cause },
    );
  }
}

/** Waits outside of SQLite, so that the sender's other work goes on. */
async function untilFree<T>(work: () => T): Promise<T> {
  const giveUpAt = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const busy = (error as { readonly errcode?: number }).errcode === BUSY;
      if (!busy || performance.now() > giveUpAt) throw error;
      await sleep(1 + Math.random() * 4);
    }
  }
}
