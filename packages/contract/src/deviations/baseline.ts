import { readFile, writeFile } from "node:fs/promises";
import { ContractSetupError, messageOf } from "../errors.ts";
import type { Failure } from "../run/result.ts";
import { isRecord } from "../spec/json.ts";

/** One failure as it is known again in a later run: by what is broken, not by the case that showed it. */
export interface KnownFailure {
  readonly operation: string;
  readonly check: string;
  /** The rule of the spec, as a pointer. */
  readonly rule: string;
  /** What came instead, where that tells two failures of one rule apart: a status. */
  readonly got: string;
}

/** The failures of an old service on the day on which it began to be judged. */
export interface Baseline {
  readonly known: readonly KnownFailure[];
}

const VERSION = 1;

/** A failure as a baseline knows it. */
export const asKnown = ({ operation, check, rule, got }: Failure): KnownFailure => ({
  operation,
  check,
  rule,
  got: check === "status" || check === "no-server-error" ? got : "",
});

const keyOf = ({ operation, check, rule, got }: KnownFailure): string => [operation, check, rule, got].join("\n");

/**
 * Reads a baseline file.
 *
 * @throws {ContractSetupError} when it cannot be read or is none.
 */
export async function readBaseline(file: string): Promise<Baseline> {
  let root: unknown;
  try {
    root = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new ContractSetupError(
      `cannot read the baseline ${file}: ${messageOf(error)}. "--write-baseline ${file}" makes one.`,
    );
  }
  const list = isRecord(root) ? root["known"] : undefined;
  if (!isRecord(root) || root["version"] !== VERSION || !Array.isArray(list)) {
    throw new ContractSetupError(`${file} is no baseline of version ${VERSION}: it must have "known", a list`);
  }
  return {
    known: list.map((entry, index) => {
      const text = (name: string): string => {
        const value = isRecord(entry) ? entry[name] : undefined;
        if (typeof value !== "string") throw new ContractSetupError(`${file}: known[${index}] needs "${name}", a text`);
        return value;
      };
      return { operation: text("operation"), check: text("check"), rule: text("rule"), got: text("got") };
    }),
  };
}

/** Writes the failures of a run as a baseline: sorted, each cause once, so that a later one differs by lines. */
export async function writeBaseline(file: string, failures: readonly KnownFailure[]): Promise<void> {
  const known = new Map(failures.map((one) => [keyOf(one), one]));
  const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  try {
    await writeFile(file, `${JSON.stringify({ version: VERSION, known: sorted }, null, 2)}\n`);
  } catch (error) {
    throw new ContractSetupError(`cannot write the baseline ${file}: ${messageOf(error)}`);
  }
}

/** Takes the failures out that a baseline knows; `forgotten`: how many of its entries were not met. */
export function applyBaseline(
  failures: readonly Failure[],
  baseline: Baseline,
): { readonly failures: readonly Failure[]; readonly known: readonly Failure[]; readonly forgotten: number } {
  const keys = new Set(baseline.known.map(keyOf));
  const isKnown = (failure: Failure) => keys.has(keyOf(asKnown(failure)));
  const known = failures.filter(isKnown);
  const met = new Set(known.map((failure) => keyOf(asKnown(failure))));
  return { failures: failures.filter((failure) => !isKnown(failure)), known, forgotten: keys.size - met.size };
}
