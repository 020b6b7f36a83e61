const nothing = (): void => {};

/** Prism logs every step of a call as text; the mock's own log has one line a call, so Prism gets a logger that writes nothing. */
export const silentLogger: object = {
  child: () => silentLogger,
  trace: nothing,
  debug: nothing,
  info: nothing,
  success: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
