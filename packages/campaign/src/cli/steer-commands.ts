import { userInfo } from "node:os";
import type { CommandLine } from "./read-command-line.ts";
import { EXIT } from "./usage.ts";
import { withStore } from "./with-store.ts";

/** Who decides, where the command line does not say. */
export const whoever = (line: CommandLine): string => line.text("by") ?? userInfo().username;

/** `pause`, `resume`, `cancel` and `purge`. */
export function run(line: CommandLine, environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const [name = ""] = line.args;
  return withStore(line, environment, async (admin) => {
    const [by, reason] = [whoever(line), line.text("reason")];
    if (line.command === "pause") await admin.pause(name, by, reason);
    else if (line.command === "resume") await admin.resume(name, by);
    else if (line.command === "cancel") await admin.cancel(name, by, reason);
    else await admin.purge(name);
    process.stdout.write(`${name}: ${line.command === "purge" ? "forgotten" : (await admin.status(name)).state}\n`);
    return EXIT.done;
  });
}
