import { networkInterfaces } from "node:os";
import type { Step } from "../leg.ts";
import { whileServed } from "../serve-mock.ts";
import { type Entrance, entrance, insist, startMock } from "./entrance.ts";

/** `localhost` means 127.0.0.1 on one machine and ::1 on the next: all three lead to the mock. */
export function loopbacks(at: Entrance): Step {
  return entrance("answer at localhost, 127.0.0.1 and ::1", async () => {
    const sixth = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === "::1"));
    const hosts = ["127.0.0.1", "localhost", ...(sixth ? ["[::1]"] : [])];
    await whileServed(startMock(at), async (url) => {
      for (const host of hosts) await ready(`http://${host}:${new URL(url).port}`);
    });
    if (!sixth) return `answered at ${hosts.join(", ")}; this machine has no IPv6`;
    const mock = startMock(at, "--host", "::1");
    await whileServed(mock, async (url) => {
      insist(url.startsWith("http://[::1]:"), `With --host ::1 it names ${url}.`);
      await ready(url);
      insist(!mock.printed().includes("warn"), `--host ::1 is warned of:\n${mock.printed()}`);
    });
    return `answered at ${hosts.join(", ")}; --host ::1 without a warning`;
  });
}

async function ready(url: string): Promise<void> {
  const { status } = await fetch(`${url}/__mock/api/v1/info`);
  insist(status === 200, `${url} answers ${status}.`);
}
