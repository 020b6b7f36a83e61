import type { Reading } from "./secret-spellings.ts";

/** Where in a text a secret stands. */
export type Span = readonly [from: number, to: number];

/** The place in the original of what was found in a reading of it. */
export const spanOf = ({ starts, ends }: Reading, from: number, to: number): Span => [
  starts?.[from] ?? from,
  ends?.[to - 1] ?? to,
];

/** Writes `hidden` over the spans; those that touch become one. */
export function replaceSpans(text: string, spans: Span[], hidden: string): string {
  let out = "";
  let at = 0;
  let covered = -1;
  for (const [from, to] of spans.sort((one, other) => one[0] - other[0])) {
    if (from > covered) {
      out += text.slice(at, from) + hidden;
      at = to;
    }
    covered = Math.max(covered, to);
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}
