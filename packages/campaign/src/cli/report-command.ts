import { TARGET_STATES, type TargetState } from "../model/target-state.ts";
import type { TargetReport } from "../store/read-report.ts";
import { type CommandLine, usage } from "./read-command-line.ts";
import { EXIT } from "./usage.ts";
import { withStore } from "./with-store.ts";
import { writeOutput } from "./write-output.ts";

export function run(line: CommandLine, environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const [name = ""] = line.args;
  const format = line.text("format") ?? "csv";
  if (format !== "csv" && format !== "ndjson")
    throw usage(`--format must be csv or ndjson, got ${JSON.stringify(format)}`);
  const states = statesOf(line.text("state"));
  return withStore(line, environment, async (admin) => {
    let text = format === "csv" ? "target,state,code,requestId,at\n" : "";
    for await (const row of admin.report(name, states)) {
      text += format === "csv" ? csvRow(row) : `${JSON.stringify(row)}\n`;
      if (text.length > 65_536) {
        if ((await writeOutput(text)) === "enough") return EXIT.done;
        text = "";
      }
    }
    await writeOutput(text);
    return EXIT.done;
  });
}

function statesOf(text: string | undefined): readonly TargetState[] | undefined {
  if (text === undefined) return undefined;
  return text.split(",").map((state) => {
    const known = TARGET_STATES.find((one) => one === state.trim());
    if (!known) throw usage(`--state must be of ${TARGET_STATES.join(", ")}, got ${JSON.stringify(state)}`);
    return known;
  });
}

function csvRow({ target, state, code, requestId, at }: TargetReport): string {
  return `${[target, state, code, requestId, at?.toISOString()].map(csvField).join(",")}\n`;
}

/** A field that a spreadsheet neither splits nor runs as a formula. */
function csvField(value = ""): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
