/** Tells somebody who only listens: a logger, a limiter, telemetry. A message that was sent stays sent, whatever becomes of the telling. */
export function tell(listener: () => unknown): void {
  try {
    // another realm's promise, as in Jest, is none by `instanceof`
    const told = listener() as Partial<Promise<unknown>> | undefined;
    told?.catch?.(() => {});
  } catch {
    // nobody's call is the worse for it
  }
}
