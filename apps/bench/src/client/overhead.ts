import { fork } from "node:child_process";
import { once } from "node:events";
import { createClient } from "@emchat/client";
import { type Spread, spreadOf } from "../spread.ts";

/** Time per call in microseconds, and how the client's stands to that of bare `fetch` in the same round. */
export interface Overhead {
  readonly call: string;
  readonly fetchUs: Spread;
  readonly clientUs: Spread;
  readonly ratio: Spread;
}

const WARM_UP = 3000;
const CALLS_PER_ROUND = 100;

/** Calls a service in another process, one call after the other, by turns with `fetch` and with the client. */
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
    for (const each of [pair.fetch, pair.client]) await microseconds(each, WARM_UP);
    const fetchUs: number[] = [];
    const clientUs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // who goes first changes with every round
      if (round % 2) clientUs.push(await microseconds(pair.client, CALLS_PER_ROUND));
      fetchUs.push(await microseconds(pair.fetch, CALLS_PER_ROUND));
      if (!(round % 2)) clientUs.push(await microseconds(pair.client, CALLS_PER_ROUND));
    }
    const ratios = clientUs.map((us, round) => us / (fetchUs[round] ?? Number.NaN));
    results.push({ call, fetchUs: spreadOf(fetchUs), clientUs: spreadOf(clientUs), ratio: spreadOf(ratios) });
  }
  child.kill();
  return results;
}

async function microseconds(call: () => Promise<unknown>, times: number): Promise<number> {
  const startedAt = performance.now();
  for (let nth = 0; nth < times; nth += 1) await call();
  return ((performance.now() - startedAt) * 1000) / times;
}
