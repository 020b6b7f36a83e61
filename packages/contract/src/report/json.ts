import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { failureCard } from "./failure-card.ts";

/** The version of the report's form; `schema/report.schema.json` describes it. */
export const REPORT_VERSION = 1;

/** The whole result as one JSON document. */
export function jsonReport(result: RunResult, spec: Spec): string {
  const { failures, waived, known, passedIds, took: _took, found: _found, ...rest } = result;
  const report = {
    version: REPORT_VERSION,
    ...rest,
    stopped: result.stopped ?? null,
    failures: failures.map((group) => withNulls(failureCard(group, result, spec))),
    known: known.map((group) => withNulls(failureCard(group, result, spec))),
    waived: waived.map((group) => withNulls(failureCard(group, result, spec))),
    passed: passedIds.length,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const withNulls = (card: ReturnType<typeof failureCard>) => ({
  ...card,
  request: { ...card.request, body: card.request.body ?? null },
  reply: card.reply === undefined ? null : { status: card.reply.status ?? null, body: card.reply.body },
  again: card.again ?? null,
});
