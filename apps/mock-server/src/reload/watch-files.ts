import { type Stats, unwatchFile, watchFile } from "node:fs";

/** How often the files are looked at, in milliseconds. Asking is slower than being told, but it works on every file system. */
export const WATCH_EVERY_MS = 500;

/** Looks after a changing set of files. */
export interface FileWatch {
  /** The files to look after from now on. */
  set(files: readonly string[]): void;
  close(): void;
}

/** Calls `changed` after a file was written, replaced, deleted or made. Keeps no process alive. */
export function watchFiles(changed: () => void): FileWatch {
  let watched: readonly string[] = [];
  const listener = (now: Stats, before: Stats): void => {
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size || now.ino !== before.ino) changed();
  };
  const stop = (): void => {
    for (const file of watched) unwatchFile(file, listener);
  };
  return {
    set(files) {
      stop();
      watched = [...new Set(files)];
      for (const file of watched) watchFile(file, { interval: WATCH_EVERY_MS, persistent: false }, listener);
    },
    close: stop,
  };
}
