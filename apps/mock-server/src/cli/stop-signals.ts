import { constants } from "node:os";

/** How often a server that a package manager started looks whether that is still there, in milliseconds. */
export const PARENT_CHECK_MS = 250;

/** Ctrl-C, whoever stops a service, and a terminal that is closed. */
export const STOPPING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Why a server is to stop. */
export type StopReason = NodeJS.Signals | "the process that started it has ended";

/**
 * Resolves when the server is to stop: at the first SIGINT, SIGTERM or SIGHUP; a second one ends the process at once. Package managers
 * start scripts through a shell, and a shell that is told to end does not tell what it runs; so there, the end of the parent counts
 * as a signal too.
 */
export function stopSignal(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<StopReason> {
  return new Promise((resolve) => {
    const parent = process.ppid;
    const watch =
      environment["npm_lifecycle_event"] === undefined
        ? undefined
        : setInterval(() => {
            if (process.ppid !== parent) stop("the process that started it has ended");
          }, PARENT_CHECK_MS).unref();
    const stop = (reason: StopReason): void => {
      clearInterval(watch);
      resolve(reason);
      for (const name of STOPPING) {
        process.removeListener(name, stop);
        process.once(name, () => process.exit(128 + constants.signals[name]));
      }
    };
    for (const name of STOPPING) process.once(name, stop);
  });
}
