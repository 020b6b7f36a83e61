/** A span of time: milliseconds, or a text such as `250ms`, `90s`, `5m`, `1h`, `7d` or `1h 30m`. */
export type Duration = number | string;

/** A point in time: epoch milliseconds, a `Date`, or a text such as `2014-07-09T08:00:00Z`. */
export type Instant = number | string | Date;

/** The longest span that can be told, in milliseconds: a hundred years of 365 days. */
export const MAX_DURATION_MS = 3_153_600_000_000;

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const PART = /(\d{1,13}(?:\.\d{1,3})?)\s*(ms|s|m|h|d)(?![a-z])\s*/y;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
/** The last moment that a service can tell, in epoch milliseconds: dates of five-digit years are read by few. The first is 0. */
export const MAX_INSTANT_MS: number = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Reads a span of time as whole milliseconds. @throws TypeError or RangeError that shows the forms there are */
export function readDuration(duration: Duration): number {
  const ms = typeof duration === "number" ? duration : partsOf(duration);
  if (Number.isSafeInteger(ms) && ms >= 0 && ms <= MAX_DURATION_MS) return ms;
  throw new RangeError(`A duration is 0 to ${MAX_DURATION_MS} whole milliseconds, got ${shown(duration)}.`);
}

/** Reads a point in time as epoch milliseconds. @throws TypeError that shows the forms there are */
export function readInstant(instant: Instant): number {
  const ms = typeof instant === "string" ? epochOf(instant) : Number(instant);
  if (Number.isInteger(ms) && ms >= 0 && ms <= MAX_INSTANT_MS) return ms;
  throw new TypeError(
    `A point in time from 1970 to 9999 is epoch milliseconds or a text such as 2014-07-09T08:00:00Z, got ${shown(instant)}.`,
  );
}

function epochOf(text: string): number {
  const [, year, month, day] = ISO.exec(text) ?? [];
  // A day that its month does not have would be read as one of the next month.
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  return isDay ? Date.parse(text) : Number.NaN;
}

function partsOf(text: string): number {
  let ms = 0;
  PART.lastIndex = 0;
  const trimmed = text.trim();
  do {
    const at = PART.lastIndex;
    const [, amount, unit] = PART.exec(trimmed) ?? [];
    if (amount === undefined || unit === undefined || at === trimmed.length) {
      throw new TypeError(`A duration is written as 250ms, 90s, 5m, 1h, 7d or 1h 30m, got ${shown(text)}.`);
    }
    ms += Number(amount) * UNITS[unit as keyof typeof UNITS];
  } while (PART.lastIndex < trimmed.length);
  return Math.round(ms);
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 60);
}
