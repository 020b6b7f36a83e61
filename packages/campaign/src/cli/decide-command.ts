import { type CommandLine, usage } from "./read-command-line.ts";
import { plural } from "./status-text.ts";
import { whoever } from "./steer-commands.ts";
import { EXIT } from "./usage.ts";
import { withStore } from "./with-store.ts";

export function run(line: CommandLine, environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const [name = ""] = line.args;
  const [state, what] = [line.text("state"), line.text("do")];
  if (state !== "unknown" && state !== "rejected" && state !== "not-sent") {
    throw usage(`--state must be unknown, rejected or not-sent, got ${JSON.stringify(state ?? "")}`);
  }
  if (what !== "send-again" && what !== "leave")
    throw usage(`--do must be send-again or leave, got ${JSON.stringify(what ?? "")}`);
  return withStore(line, environment, async (admin) => {
    const { targets, tooFresh } = await admin.decide(name, { state, do: what, by: whoever(line) });
    process.stdout.write(
      `${name}: ${plural(targets, `${state} target`)} ${what === "leave" ? "left as before" : "on the list again"}\n`,
    );
    if (tooFresh > 0)
      process.stdout.write(
        `${plural(tooFresh, "target")} left, because they may still be on the wire: decide again in a minute\n`,
      );
    return EXIT.done;
  });
}
