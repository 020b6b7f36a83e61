import { CHECKS, OTHER_CHECKS } from "../checks/index.ts";
import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { failureCard } from "./failure-card.ts";

/** SARIF 2.1.0: one result per cause, on the line of the rule that is broken. */
export function sarifReport(result: RunResult, spec: Spec): string {
  const about = new Map<string, string>([
    ...CHECKS.map((check) => [check.name, check.about] as const),
    ...Object.entries(OTHER_CHECKS),
  ]);
  const names = [...new Set(result.failures.map(({ first }) => first.check))];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "emchat-contract",
            rules: names.map((id) => ({
              id,
              shortDescription: { text: about.get(id) ?? `The relation ${id.split(":").at(-1)} of the spec holds.` },
            })),
          },
        },
        results: result.failures.map((group) => {
          const card = failureCard(group, result, spec);
          return {
            ruleId: card.check,
            ruleIndex: names.indexOf(card.check),
            level: "error",
            message: {
              text: `${card.operation}: ${card.why}; expected ${card.expected}, got ${card.got} (${card.count} case(s)). ${card.curl}`,
            },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(spec.document.source.replaceAll("\\", "/")) },
                  region: { startLine: spec.document.lineOf(group.first.rule) },
                },
              },
            ],
            partialFingerprints: { cause: `${card.check}|${card.pointer}|${card.operation}` },
            properties: { id: card.id, repeat: card.repeat },
          };
        }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
