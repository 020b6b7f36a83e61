import { type Ledger, RECORD_BYTES } from "../state/ledger.ts";

/** Counts calls by tenant in windows of fixed length. */
export interface RateWindows {
  /** Counts a call; the whole seconds to wait when it is above the limit, otherwise `undefined`. */
  take(tenant: string): number | undefined;
}

/** The most tenants that are counted apart; beyond it the oldest window is forgotten. */
export const MAX_RATE_TENANTS = 1_000;

/** Windows of `per` with `limit` calls each; a window begins with its first call. A tenant for which there is no room is not counted. */
export function createRateWindows(
  { limit, per }: { readonly limit: number; readonly per: "second" | "minute" },
  clock: () => number,
  ledger: Ledger,
): RateWindows {
  const length = per === "second" ? 1_000 : 60_000;
  const windows = new Map<string, { start: number; count: number }>();
  const forget = (tenant: string): void => {
    if (windows.delete(tenant)) ledger.charge(-bytesOf(tenant));
  };
  const begin = (tenant: string, start: number): { start: number; count: number } | undefined => {
    forget(tenant);
    const [oldest] = windows.keys();
    if (windows.size >= MAX_RATE_TENANTS && oldest !== undefined) forget(oldest);
    try {
      ledger.charge(bytesOf(tenant));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return undefined;
    }
    const window = { start, count: 0 };
    windows.set(tenant, window);
    return window;
  };
  return {
    take(tenant) {
      const now = clock();
      let window = windows.get(tenant);
      if (window === undefined || now < window.start || now >= window.start + length) {
        window = begin(tenant, now);
        if (window === undefined) return undefined;
      }
      if (window.count < limit) {
        window.count += 1;
        return undefined;
      }
      return Math.max(1, Math.ceil((window.start + length - now) / 1_000));
    },
  };
}

const bytesOf = (tenant: string): number => RECORD_BYTES + tenant.length * 2;
