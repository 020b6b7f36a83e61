import { fork } from "node:child_process";
import { once } from "node:events";
import { createClient } from "@emchat/client";
import { type Spread, spreadOf } from "../spread.ts";

/** What the client may cost, in parts of what bare `fetch` does, processor time. */
export const WANTED_RATIO = 1.1;

/** Processor time per call in microseconds, and how the client's stands to that of bare `fetch` in the same round. */
export interface Overhead {
  readonly call: string;
  /** Calls under way at a time. */
  readonly inFlight: number;
  readonly fetchUs: Spread;
  readonly clientUs: Spread;
  readonly ratio: Spread;
}

const WARM_UP = 3000;
const CALLS_PER_TURN = 150;
const IN_FLIGHT = [1, 50];

/** Calls a service in another process, by turns with `fetch` and with the client, one call after the other and many at a time. */
export async function measureOverhead(rounds: number): Promise<Overhead[]> {
  const child = fork(new URL("./serve-replies.ts", import.meta.url), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [port] = (await once(child, "message")) as [number];
  const baseUrl = `http://127.0.0.1:${port}`;
  const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-bench", baseUrl, rate: false });
  const root = `${baseUrl}/easemob-demo/chatdemoui/users/zw123`;
  const headers = {
    accept: "application/json",
    "content-type": "application/json",
    authorization: "Bearer YWMt-bench",
  };
  const bare = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(root + path, init);
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };
  const pairs = {
    getStatus: {
      fetch: () => bare("/status", { headers }),
      client: () => client.users.getStatus("zw123"),
    },
    sendMessage: {
      fetch: () =>
        bare("/messages", { method: "POST", headers, body: JSON.stringify({ msg: { type: "txt", msg: "hi" } }) }),
      client: () => client.users.sendMessage("zw123", "hi"),
    },
  };
  const results: Overhead[] = [];
  for (const [call, pair] of Object.entries(pairs)) {
    for (const inFlight of IN_FLIGHT) {
      for (const each of [pair.fetch, pair.client]) await microseconds(each, WARM_UP, inFlight);
      const fetchUs: number[] = [];
      const clientUs: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        // who goes first changes with every round
        const order = round % 2 ? ([clientUs, fetchUs] as const) : ([fetchUs, clientUs] as const);
        for (const times of order)
          times.push(await microseconds(times === fetchUs ? pair.fetch : pair.client, CALLS_PER_TURN, inFlight));
      }
      const ratios = clientUs.map((us, round) => us / (fetchUs[round] ?? Number.NaN));
      results.push({
        call,
        inFlight,
        fetchUs: spreadOf(fetchUs),
        clientUs: spreadOf(clientUs),
        ratio: spreadOf(ratios),
      });
    }
  }
  child.kill();
  return results;
}

/** The processor time of one call, in microseconds: what else the machine does does not count. */
async function microseconds(call: () => Promise<unknown>, times: number, inFlight: number): Promise<number> {
  const before = process.cpuUsage();
  let left = times;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}
