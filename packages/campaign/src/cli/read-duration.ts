import { usage } from "./read-command-line.ts";

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a text such as `90m`. */
export function readDuration(option: string, text: string): number {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  const factor = UNITS[unit];
  if (amount === undefined || factor === undefined)
    throw usage(`--${option} must be such as 30s, 90m, 36h or 3d, got ${JSON.stringify(text)}`);
  return Number(amount) * factor;
}
