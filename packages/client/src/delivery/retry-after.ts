// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`
const HTTP_DATE = /^[A-Z][a-z]+,? [\w -]+[\d:]{8}( \d{4}| GMT)$/;

/**
 * Reads `Retry-After`: seconds, or one of HTTP's three forms of a date (RFC 9110, sections 5.6.7 and 10.2.3).
 * Returns milliseconds from `now`, never negative; `undefined` for anything else.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  // in one spelling that every engine's parser knows
  const wait = HTTP_DATE.test(header) ? Date.parse(header.replace(/-/g, " ").replace(/( GMT)?$/, " GMT")) - now : NaN;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
