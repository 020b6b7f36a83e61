import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ContractSetupError, messageOf } from "../errors.ts";
import type { RunResult } from "../run/result.ts";
import type { Spec } from "../spec/spec.ts";
import { githubReport } from "./github.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { sarifReport } from "./sarif.ts";

/** Every report that can be written to a file. */
export const REPORTS: Readonly<Record<string, (result: RunResult, spec: Spec) => string>> = {
  junit: junitReport,
  json: jsonReport,
  markdown: markdownReport,
  sarif: sarifReport,
  github: githubReport,
};

/** A report and where it goes; `-` is standard output. */
export interface ReportTarget {
  readonly kind: string;
  readonly file: string;
}

/** Reads `KIND=FILE`. */
export function parseReportTarget(text: string): ReportTarget {
  const [kind = "", ...rest] = text.split("=");
  const file = rest.join("=");
  if (!Object.hasOwn(REPORTS, kind) || file === "") {
    throw new ContractSetupError(`--report ${text}: write KIND=FILE with one of ${Object.keys(REPORTS).join(", ")}`);
  }
  return { kind, file };
}

/** Writes the reports. What a server wrote has lost its secrets already; what the kit wrote has none. */
export async function writeReports(
  targets: readonly ReportTarget[],
  result: RunResult,
  spec: Spec,
  stdout: (text: string) => void,
): Promise<void> {
  for (const { kind, file } of targets) {
    const text = REPORTS[kind]?.(result, spec) ?? "";
    if (file === "-") stdout(text);
    else {
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      } catch (error) {
        throw new ContractSetupError(`cannot write the ${kind} report ${file}: ${messageOf(error)}`);
      }
    }
  }
}
