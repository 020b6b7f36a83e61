/** Counts calls by tenant in windows of fixed length. */
export interface RateWindows {
  /** Counts a call; the whole seconds to wait when it is above the limit, otherwise `undefined`. */
  take(tenant: string): number | undefined;
}

/** The most tenants that are counted apart; beyond it the oldest window is forgotten. */
export const MAX_RATE_TENANTS = 1_000;

/** Windows of `per` with `limit` calls each; a window begins with its first call. */
export function createRateWindows(
  { limit, per }: { readonly limit: number; readonly per: "second" | "minute" },
  clock: () => number,
): RateWindows {
  const length = per === "second" ? 1_000 : 60_000;
  const windows = new Map<string, { start: number; count: number }>();
  return {
    take(tenant) {
      const now = clock();
      let window = windows.get(tenant);
      if (window === undefined || now < window.start || now >= window.start + length) {
        window = { start: now, count: 0 };
        windows.delete(tenant);
        windows.set(tenant, window);
        const [oldest] = windows.keys();
        if (windows.size > MAX_RATE_TENANTS && oldest !== undefined) windows.delete(oldest);
      }
      if (window.count < limit) {
        window.count += 1;
        return undefined;
      }
      return Math.max(1, Math.ceil((window.start + length - now) / 1_000));
    },
  };
}
