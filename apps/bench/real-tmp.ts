import { fork } from "node:child_process";
import { once } from "node:events";
import { createClient } from "@emchat/client";
const child = fork(new URL("./src/client/serve-replies.ts", import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
const [port] = (await once(child, "message")) as [number];
const baseUrl = `http://127.0.0.1:${port}`;
const url = `${baseUrl}/easemob-demo/chatdemoui/users/zw123/status`;
const purl = `${baseUrl}/easemob-demo/chatdemoui/users/zw123/messages`;
const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-bench", baseUrl, rate: false });
const headers = { accept: "application/json", "content-type": "application/json", authorization: "Bearer YWMt-bench" };
const bare = async (init: RequestInit) => { const r = await fetch(init.method ? purl : url, init); if (!r.ok) throw 1; return r.json(); };
const post = { method: "POST", headers };
const body = () => JSON.stringify({ msg: { type: "txt", msg: "hi" } });
const all: Record<string, () => Promise<unknown>> = {
  "bare get": () => bare({ headers }),
  "get+signal": () => bare({ headers, signal: new AbortController().signal }),
  "get+signal+timer+text": async () => {
    const c = new AbortController(); const t = setTimeout(() => c.abort(), 10000);
    const r = await fetch(url, { headers, signal: c.signal, redirect: "manual" }); const x = JSON.parse(await r.text()); clearTimeout(t); return x; },
  "get client": () => client.users.getStatus("zw123"),
  "bare post": () => bare({ ...post, body: body() }),
  "post client": () => client.users.sendMessage("zw123", "hi"),
};
const only = process.argv[4] ? process.argv[4].split(",") : Object.keys(all);
const works = Object.fromEntries(only.map((n) => [n, all[n]!]));
const N = 50, R = Number(process.argv[2] ?? 100), F = Number(process.argv[3] ?? 1);
const run = async (work: () => Promise<unknown>, times: number) => { let left = times; await Promise.all(Array.from({ length: F }, async () => { while (left-- > 0) await work(); })); };
for (const w of Object.values(works)) await run(w, 1500);
const costs: Record<string, number[]> = {};
for (let r = 0; r < R; r++) for (const [name, work] of Object.entries(works)) {
  const before = process.cpuUsage(); await run(work, N);
  const { user, system } = process.cpuUsage(before); (costs[name] ??= []).push((user + system) / N);
}
const q = (s: number[], p: number) => s[Math.floor(s.length * p)]!;
const base: Record<string, number[]> = {};
for (const [name, all] of Object.entries(costs)) {
  const s = [...all].sort((a, b) => a - b);
  const b = costs[name.includes("post") ? "bare post" : "bare get"]!;
  const ratios = all.map((c, i) => c / b[i]!).sort((x, y) => x - y);
  const sb = [...b].sort((x, y) => x - y);
  console.log(name.padEnd(24), "min", s[0]!.toFixed(1), "p10", q(s, 0.1).toFixed(1), "p50", q(s, 0.5).toFixed(1), "| min/min", (s[0]! / sb[0]!).toFixed(3), "p10/p10", (q(s, 0.1) / q(sb, 0.1)).toFixed(3), "p25/p25", (q(s, 0.25) / q(sb, 0.25)).toFixed(3), "med ratio", q(ratios, 0.5).toFixed(3));
}
child.kill();
