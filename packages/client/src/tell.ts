/** Tells somebody who only listens: a logger, a limiter, telemetry. A message that was sent stays sent, whatever becomes of the telling. */
export function tell(listener: () => unknown): void {
  try {
    const told = listener();
    if (told instanceof Promise) told.catch(() => {});
  } catch {
    // nobody's call is the worse for it
  }
}
