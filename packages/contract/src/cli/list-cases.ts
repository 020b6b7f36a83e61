import { planRun } from "../cases/plan.ts";
import { selects } from "../cases/selection.ts";
import type { Profile } from "../profile/profile.ts";
import { curlOf } from "../report/curl.ts";
import type { Spec } from "../spec/spec.ts";
import { EXIT, type Io } from "./io.ts";

/** What is listed, and how. */
export interface Listing {
  readonly spec: Spec;
  readonly profile: Profile;
  readonly parameters: Readonly<Record<string, string>>;
  readonly cases: number;
  readonly seed: number;
  readonly only: readonly string[];
  readonly operations: readonly string[] | undefined;
  readonly target: string | undefined;
  readonly curl: boolean;
}

/** `--list` and `--dry-run`: what a run would send, by its ids or as curl. */
export function listCases(listing: Listing, io: Io): number {
  const { spec, profile, parameters, cases, seed, only, operations } = listing;
  const wanted = (id: string, operation: string | undefined) =>
    selects(only, id) && (operations === undefined || operations.includes(operation ?? ""));
  const plan = planRun({ spec, profile, parameters, cases, seed });
  const lines: string[] = [];
  for (const one of plan.cases) {
    if (!wanted(one.id, one.operation.id)) continue;
    lines.push(listing.curl ? `# ${one.id}\n${curlOf(one, listing.target ?? "http://127.0.0.1:4010")}` : one.id);
  }
  for (const sequence of plan.sequences) {
    if (!wanted(sequence.id, sequence.cases[0]?.operation.id)) continue;
    const steps = () => sequence.cases.map((one) => curlOf(one, listing.target ?? "http://127.0.0.1:4010"));
    lines.push(listing.curl ? [`# ${sequence.id}`, ...steps()].join("\n") : sequence.id);
  }
  io.stdout(lines.map((line) => `${line}\n`).join(""));
  return lines.length === 0 ? EXIT.notRun : EXIT.kept;
}
