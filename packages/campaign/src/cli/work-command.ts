import { openCampaigns } from "./open-campaigns.ts";
import type { CommandLine } from "./read-command-line.ts";
import { stopSignals } from "./stop-signals.ts";
import { EXIT } from "./usage.ts";
import { workOptions } from "./work-options.ts";

export async function run(
  line: CommandLine,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const campaigns = await openCampaigns(line, environment);
  const stop = stopSignals(() => process.stderr.write("stopping: what is on the wire is waited for\n"));
  try {
    await campaigns.work({ ...workOptions(line), untilDone: !line.on("forever"), signal: stop.signal });
    return EXIT.done;
  } finally {
    stop.release();
    await campaigns.close();
  }
}
