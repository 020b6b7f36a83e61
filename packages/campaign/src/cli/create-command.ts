import type { PlannedCampaign } from "../plan/plan-campaign.ts";
import { openCampaigns } from "./open-campaigns.ts";
import type { CommandLine } from "./read-command-line.ts";
import { readPlanOptions } from "./read-plan-options.ts";
import { plural } from "./status-text.ts";
import { EXIT } from "./usage.ts";

export async function run(
  line: CommandLine,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [name = "", list = ""] = line.args;
  const plan = await readPlanOptions(line, list);
  const campaigns = await openCampaigns(line, environment);
  try {
    process.stdout.write(planText(await campaigns.create(name, plan)));
    return EXIT.done;
  } finally {
    await campaigns.close();
  }
}

/** So many lines of each kind are shown. */
const SHOWN = 10;

/** What became of a list, for people. */
export function planText({
  name,
  created,
  targets,
  repeated,
  repeatedLines,
  invalid,
  invalidLines,
}: PlannedCampaign): string {
  const lines = [
    created
      ? `${name}: created, ${plural(targets, "target")}`
      : `${name}: was there already, ${plural(targets, "target")}; nothing changed`,
    ...(repeated > 0
      ? [`${plural(repeated, "line")} named a target again, and ${repeated === 1 ? "counts" : "count"} once:`]
      : []),
    ...repeatedLines.slice(0, SHOWN).map((one) => `  line ${one.line}: ${one.name}`),
    ...(invalid > 0
      ? [`${plural(invalid, "line")} left out, because there is no target in ${invalid === 1 ? "it" : "them"}:`]
      : []),
    ...invalidLines.slice(0, SHOWN).map((one) => `  line ${one.line}: ${one.problem}`),
  ];
  return `${lines.join("\n")}\n`;
}
