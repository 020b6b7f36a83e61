import type { Step } from "../leg.ts";
import { serveMock, whileServed } from "../serve-mock.ts";
import { answers, type Entrance, entrance, insist } from "./entrance.ts";
import { launchersOf } from "./launchers.ts";

/** The mock server under each launcher: it comes up, answers, and leaves its port when the launcher is asked to stop. */
export function launchedStarts(at: Entrance): Step {
  return entrance("start under every launcher, and stop", async () => {
    const launchers = await launchersOf(at);
    for (const { name, start } of launchers) {
      const [command, ...args] = start(["--port", "0"]);
      const mock = serveMock(command, args, { cwd: at.project.folder, env: at.project.env });
      const url = await whileServed(mock, async (address) => {
        const { status } = await fetch(`${address}/__mock/readyz`);
        insist(status === 200, `Under ${name} it is not ready: ${status}.`);
        return address;
      });
      insist(!(await answers(url)), `Under ${name} the port is still served after SIGTERM.`);
    }
    return `came up and stopped under ${launchers.map(({ name }) => name).join(", ")}`;
  });
}
