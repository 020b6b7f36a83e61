import { leaveUnblocked } from "./unblocked.ts";

/** How long lines may wait to be written together, in milliseconds. */
export const FLUSH_EVERY_MS = 20;
/** How many characters are written at once without waiting for more. */
export const BATCH_CHARACTERS = 65_536;
/** How many characters may wait for a reader that is slow; lines beyond it are dropped and counted. */
export const MAX_WAITING_CHARACTERS = 1_048_576;
/** How long a log that cannot be written is left alone, in milliseconds. */
export const RETRY_AFTER_MS = 1_000;

/** What lines are written to: a stream, of which only this much is asked. */
export interface LogStream {
  write(text: string, written: (error?: Error | null) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/** Lines on their way to a stream that may be slow, full or closed. */
export interface BoundedWriter {
  write(line: string): void;
  /** Hands over what is waiting. */
  flush(): void;
  /** How many lines were dropped since the start. */
  readonly dropped: number;
}

/**
 * Collects lines and writes them together, because a write costs more than what it writes. At most one write is under way; what
 * comes meanwhile waits, and what does not fit is dropped. A write that fails loses its lines and nothing else. As soon as lines
 * pass again, `notice` puts into words how many are missing.
 */
export function createBoundedWriter(out: LogStream, notice: (dropped: number) => string): BoundedWriter {
  let waiting = "";
  let timer: NodeJS.Timeout | undefined;
  let busy = false;
  let dropped = 0;
  let untold = 0;
  surviveErrors(out);
  leaveUnblocked(out);

  const drop = (lines: number): void => {
    dropped += lines;
    untold += lines;
  };
  const schedule = (ms: number): void => {
    timer ??= setTimeout(flush, ms).unref();
  };
  const written = (lines: number, error: Error | null | undefined): void => {
    busy = false;
    if (error !== null && error !== undefined) {
      drop(lines);
      schedule(RETRY_AFTER_MS);
      return;
    }
    if (untold > 0) {
      waiting = `${notice(untold)}\n${waiting}`;
      untold = 0;
    }
    flush();
  };
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (busy || waiting === "") return;
    const text = waiting;
    const lines = text.split("\n").length - 1;
    waiting = "";
    busy = true;
    out.write(text, (error) => written(lines, error));
  }
  return {
    write(line) {
      if (waiting.length + line.length >= MAX_WAITING_CHARACTERS) {
        drop(1);
        return;
      }
      waiting += `${line}\n`;
      // A timer that is set already may be the pause after a failure.
      if (waiting.length > BATCH_CHARACTERS && timer === undefined) flush();
      else if (!busy) schedule(FLUSH_EVERY_MS);
    },
    flush,
    get dropped() {
      return dropped;
    },
  };
}

const survivors = new WeakSet<LogStream>();

/** An error that nobody hears ends the process; a log that is lost must not. Once for a stream, however many write to it. */
export function surviveErrors(out: LogStream): void {
  if (survivors.has(out)) return;
  survivors.add(out);
  out.on("error", () => {});
}
