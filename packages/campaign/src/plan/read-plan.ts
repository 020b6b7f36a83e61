import { createHash, type Hash } from "node:crypto";
import type { SendMessageRequest } from "@emchat/schema";
import { EmchatCampaignError } from "../campaign-error.ts";
import type { MessageTemplate } from "../message/message-template.ts";
import type { SendOperation } from "../model/operation.ts";
import { nameProblem, spelling } from "../targets/check-target.ts";
import { type BadLine, type Entry, readTargets, type TargetSource } from "../targets/target-list.ts";
import type { Tenant } from "./plan-campaign.ts";

/** At most so many bad lines, and so many repeated ones, are kept to be shown. */
const MOST_SHOWN = 1000;

/** What was found in a list. */
export interface PlanReport {
  /** Of list and message: the same campaign has the same. */
  readonly fingerprint: string;
  /** How many targets it has. */
  readonly targets: number;
  /** How many lines named a target that had been named before, whatever its case; the first thousand of them. */
  readonly repeated: number;
  readonly repeatedLines: readonly { readonly line: number; readonly name: string }[];
  /** How many lines were left out because they are no targets; the first thousand of them. */
  readonly invalid: number;
  readonly invalidLines: readonly BadLine[];
}

/** A list on its way into the store. */
export interface PlannedEntries {
  /** Entries that may be sent to, each name in its one spelling; names may come again. */
  targets(): AsyncGenerator<Entry, void, undefined>;
  /** Is told which entries are the first of their name, and which are not. */
  took(entry: Entry, isNew: boolean): void;
  /** After the last entry. */
  report(): PlanReport;
}

/** Begins the fingerprint of a campaign. */
export const fingerprintOf = (tenant: Tenant, { id }: SendOperation, body: SendMessageRequest): Hash =>
  createHash("sha256").update(JSON.stringify([tenant.baseUrl, tenant.org, tenant.app, id, body]));

/** Reads a list once, looks at each line, and keeps account of it. */
export function readPlan(
  operation: SendOperation,
  template: MessageTemplate,
  {
    targets: source,
    skipInvalid = false,
    onProgress,
  }: {
    readonly targets: TargetSource;
    readonly skipInvalid?: boolean | undefined;
    readonly onProgress?: ((read: number) => void) | undefined;
  },
  hash: Hash,
): PlannedEntries {
  const repeatedLines: { line: number; name: string }[] = [];
  const invalidLines: BadLine[] = [];
  let [targets, repeated, invalid, read] = [0, 0, 0, 0];

  const problemOf = (entry: Entry | BadLine): string | undefined => {
    if ("problem" in entry) return entry.problem;
    const rendered = template.render(entry.variables);
    return (
      nameProblem(operation, spelling(operation, entry.name)) ?? ("problem" in rendered ? rendered.problem : undefined)
    );
  };

  return {
    async *targets() {
      for await (const entry of readTargets(source)) {
        read += 1;
        if (read % 10_000 === 0) onProgress?.(read);
        const problem = problemOf(entry);
        if (problem !== undefined || "problem" in entry) {
          invalid += 1;
          if (invalidLines.length < MOST_SHOWN) invalidLines.push({ line: entry.line, problem: problem ?? "" });
          continue;
        }
        const name = spelling(operation, entry.name);
        const variables = template.placeholders.length === 0 ? undefined : entry.variables;
        hash.update(JSON.stringify([name, variables ?? null]));
        yield { line: entry.line, name, variables };
      }
      onProgress?.(read);
      if (invalid > 0 && !skipInvalid) throw refusal(invalid, invalidLines);
    },
    took({ line, name }, isNew) {
      if (isNew) targets += 1;
      else {
        repeated += 1;
        if (repeatedLines.length < MOST_SHOWN) repeatedLines.push({ line, name });
      }
    },
    report: () => ({ fingerprint: hash.copy().digest("hex"), targets, repeated, repeatedLines, invalid, invalidLines }),
  };
}

function refusal(invalid: number, lines: readonly BadLine[]): EmchatCampaignError {
  const shown = lines.slice(0, 20).map(({ line, problem }) => `  line ${line}: ${problem}`);
  const more = invalid > shown.length ? [`  and ${invalid - shown.length} more`] : [];
  return new EmchatCampaignError(
    "usage",
    [
      `${invalid} ${invalid === 1 ? "line is no target" : "lines are no targets"}; nothing was created. Mend the list, or leave such lines out (skipInvalid, --skip-invalid):`,
      ...shown,
      ...more,
    ].join("\n"),
  );
}
