import { readFile } from "node:fs/promises";
import { selects } from "../cases/selection.ts";
import { ContractSetupError, messageOf } from "../errors.ts";
import type { DeviationOutcome, Failure } from "../run/result.ts";
import { isRecord } from "../spec/json.ts";
import { yaml } from "../spec/yaml.ts";

/** A known departure from the contract: it does not fail the run until it expires. */
export interface Deviation {
  /** The check that is switched off; `*` stands for any text. */
  readonly check: string;
  /** The operation it is about. Default: all. */
  readonly operation?: string | undefined;
  /** The case ids it is about, with `*`. Default: all. */
  readonly case?: string | undefined;
  readonly reason: string;
  /** The last day it counts, as YYYY-MM-DD. */
  readonly expires: string;
}

/**
 * Reads a deviations file, YAML or JSON: `deviations:` with a list of `check`, `operation`, `case`, `reason`, `expires`.
 *
 * @throws {ContractSetupError} with file and line when it is not of that form.
 * @example
 * ```ts
 * import { loadSpec, readDeviations, runContract } from "@emchat/contract";
 *
 * const deviations = await readDeviations("deviations.yaml");
 * await runContract({ url: "http://127.0.0.1:4010", spec: await loadSpec(), token: "any-token", deviations });
 * ```
 */
export async function readDeviations(file: string): Promise<readonly Deviation[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new ContractSetupError(`cannot read the deviations file ${file}: ${messageOf(error)}`);
  }
  const { isMap, LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problem = document.errors[0];
  if (problem !== undefined) {
    throw new ContractSetupError(`${file}:${lines.linePos(problem.pos[0]).line}: ${problem.message.split("\n")[0]}`);
  }
  const root: unknown = document.toJS();
  const list = isRecord(root) ? root["deviations"] : root;
  if (!Array.isArray(list)) throw new ContractSetupError(`${file}: it must have "deviations", a list`);
  return list.map((entry, index) => {
    const node = document.getIn(isMap(document.contents) ? ["deviations", index] : [index], true);
    const line = isMap(node) ? lines.linePos(node.range?.[0] ?? 0).line : 1;
    const broken = (message: string) => new ContractSetupError(`${file}:${line}: ${message}`);
    if (!isRecord(entry)) throw broken("a deviation must be an object");
    const unknown = Object.keys(entry).find(
      (key) => !["check", "operation", "case", "reason", "expires"].includes(key),
    );
    if (unknown !== undefined)
      throw broken(`a deviation has no "${unknown}"; it has check, operation, case, reason, expires`);
    const { check, operation, case: one, reason, expires } = entry;
    if (typeof check !== "string") throw broken('a deviation needs "check", the name of the check that fails');
    if (typeof reason !== "string" || reason.trim() === "") throw broken('a deviation needs a "reason"');
    if (typeof expires !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(expires) || Number.isNaN(Date.parse(expires))) {
      throw broken('a deviation needs "expires", the last day it counts, as YYYY-MM-DD');
    }
    return {
      check,
      reason,
      expires,
      ...(typeof operation === "string" ? { operation } : {}),
      ...(typeof one === "string" ? { case: one } : {}),
    };
  });
}

/** Takes known deviations out of the failures. An expired one covers nothing, and one that covers nothing is stale. */
export function applyDeviations(
  failures: readonly Failure[],
  deviations: readonly Deviation[],
  { today, partial }: { readonly today: string; readonly partial: boolean },
): { failures: readonly Failure[]; waived: readonly Failure[]; outcomes: readonly DeviationOutcome[] } {
  const covers = (deviation: Deviation, failure: Failure) =>
    selects([deviation.check], failure.check) &&
    (deviation.operation === undefined || deviation.operation === failure.operation) &&
    (deviation.case === undefined || selects([deviation.case], failure.id));
  const live = deviations.filter((deviation) => deviation.expires >= today);
  const waived = failures.filter((failure) => live.some((deviation) => covers(deviation, failure)));
  const outcomes = deviations.map((deviation): DeviationOutcome => {
    const findings = failures.filter((failure) => covers(deviation, failure)).length;
    const state = deviation.expires < today ? "expired" : findings > 0 || partial ? "used" : "stale";
    return { operation: undefined, case: undefined, ...deviation, state, findings };
  });
  return { failures: failures.filter((failure) => !waived.includes(failure)), waived, outcomes };
}
