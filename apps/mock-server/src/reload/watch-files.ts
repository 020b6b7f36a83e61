import { type BigIntStats, stat, statSync } from "node:fs";

/** How often the files are looked at, in milliseconds. Asking is slower than being told, but it works on every file system. */
export const WATCH_EVERY_MS = 500;

/** What has changed is read when it has not changed again for so long, in milliseconds: before, it may be half written. */
const REST_MS = 100;

/** Looks after a changing set of files. */
export interface FileWatch {
  /**
   * The files to look after from now on. Those that it looked after before go on being what they were when it told of them; a new one
   * that was written later than `readSince`, in epoch milliseconds, counts as changed.
   */
  set(files: readonly string[], readSince?: number): void;
  close(): void;
}

/** Calls `changed` after a file was written, replaced, deleted or made. Keeps no process alive. */
export function watchFiles(changed: () => void): FileWatch {
  let marks = new Map<string, string>();
  let moving = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    const of = marks;
    let moved = false;
    for (const [file, before] of of) {
      const now = await lookAt(file);
      if (now === before) continue;
      of.set(file, now);
      moved = true;
    }
    // closed meanwhile
    if (timer === undefined) return;
    if (moving && !moved) changed();
    moving = moved;
    wait();
  };
  const wait = (): void => {
    timer = setTimeout(look, moving ? REST_MS : WATCH_EVERY_MS).unref();
  };

  return {
    set(files, readSince = Number.POSITIVE_INFINITY) {
      const next = new Map<string, string>();
      for (const file of files) next.set(file, marks.get(file) ?? firstMark(file, readSince));
      marks = next;
      if (timer === undefined) wait();
    },
    close() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

const GONE = "gone";

const markOf = ({ mtimeNs, size, ino }: BigIntStats): string => `${mtimeNs} ${size} ${ino}`;

/** Not by `fs/promises`, which a start would have to load. */
const lookAt = (file: string): Promise<string> =>
  new Promise((resolve) => {
    stat(file, { bigint: true }, (error, now) => resolve(error ? GONE : markOf(now)));
  });

function firstMark(file: string, readSince: number): string {
  try {
    const now = statSync(file, { bigint: true });
    return Number(now.mtimeMs) > readSince ? "written since it was read" : markOf(now);
  } catch {
    return GONE;
  }
}
