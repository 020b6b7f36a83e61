// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`
const HTTP_DATE = /^[A-Z][a-z]+,? [\w -]+[\d:]{8}( \d{4}| GMT)$/;

/** The longest time that is understood, 31 years in milliseconds: whatever is longer is as long. */
const LONGEST_MS = 1e12;

/**
 * Reads `Retry-After`: seconds, or one of HTTP's three forms of a date (RFC 9110, sections 5.6.7 and 10.2.3), which is judged by the
 * server's own clock, its `Date`, and by ours only where it sent none. Returns milliseconds from now, from 0 to 31 years; `undefined` for anything
 * else.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const header = headers.get("retry-after");
  if (!header) return undefined;
  if (/^\d+$/.test(header)) return Math.min(Number(header) * 1000, LONGEST_MS);
  const until = parseDate(header);
  if (until === undefined) return undefined;
  return Math.min(Math.max(0, until - (parseDate(headers.get("date") ?? "") ?? now)), LONGEST_MS);
}

function parseDate(text: string): number | undefined {
  // in one spelling that every engine's parser knows
  const time = HTTP_DATE.test(text) ? Date.parse(text.replace(/-/g, " ").replace(/( GMT)?$/, " GMT")) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
