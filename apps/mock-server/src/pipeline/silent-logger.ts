import type { factory } from "@stoplight/prism-core/dist/factory.js";

type Logger = Parameters<typeof factory>[1]["logger"];

const nothing = (): void => {};

/** Prism logs every step of a call as text; the mock's own log has one line a call, so Prism gets a logger that writes nothing. */
export const silentLogger: Logger = {
  child: () => silentLogger,
  trace: nothing,
  debug: nothing,
  info: nothing,
  success: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
} as unknown as Logger;
