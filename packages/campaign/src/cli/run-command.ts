import { basename, extname } from "node:path";
import type { CampaignStatus } from "../store/read-status.ts";
import { planText } from "./create-command.ts";
import { openCampaigns } from "./open-campaigns.ts";
import type { CommandLine } from "./read-command-line.ts";
import { readPlanOptions } from "./read-plan-options.ts";
import { showProgress } from "./show-progress.ts";
import { plural } from "./status-text.ts";
import { stopSignals } from "./stop-signals.ts";
import { EXIT } from "./usage.ts";
import { workOptions } from "./work-options.ts";

export async function run(
  line: CommandLine,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [list = ""] = line.args;
  const name = line.text("name") ?? (basename(list, extname(list)) || "list");
  const plan = await readPlanOptions(line, list);
  const campaigns = await openCampaigns(line, environment);
  const stop = stopSignals(() => process.stderr.write("\nstopping: what is on the wire is waited for\n"));
  try {
    process.stdout.write(planText(await campaigns.create(name, plan)));
    const progress = showProgress(campaigns, name, process.stdout);
    await campaigns.work({ ...workOptions(line), untilDone: true, signal: stop.signal });
    await progress.stop();
    return verdict(await campaigns.status(name));
  } finally {
    stop.release();
    await campaigns.close();
  }
}

function verdict({ name, state, counts }: CampaignStatus): number {
  if (state !== "finished") {
    process.stderr.write(
      `${name} is not through: the same command goes on${state === "paused" ? " after `emchat-campaign resume`" : ""}\n`,
    );
    return EXIT.failed;
  }
  const left = counts.unknown + counts.rejected + counts["not-sent"];
  if (left === 0) return EXIT.done;
  process.stderr.write(
    `${plural(left, "target")} unknown, rejected or not sent: \`emchat-campaign report ${name} --state unknown,rejected,not-sent\` lists ${left === 1 ? "it" : "them"}\n`,
  );
  return EXIT.incomplete;
}
