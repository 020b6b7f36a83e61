import { createClient } from "@emchat/client";
import { startLimitedService } from "./limited-service.ts";
import { SENT } from "./senders.ts";
const [requests, perMs, clients, forMs] = process.argv.slice(2).map(Number) as [number, number, number, number];
const service = await startLimitedService({ requests, perMs, ...(process.env.SP ? { spurious: 1 } : {}) }, SENT);
function* usernames(): Generator<string> { for (let i = 0; ; i += 1) yield `user${i}`; }
const cs = Array.from({ length: clients }, () => createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-bench", baseUrl: service.url }));
const runs = cs.map((c) => c.users.sendMany(usernames(), "hi", { concurrency: 20 }));
const ends = runs.map((r) => Promise.resolve(r));
let last = 0, lastR = 0; const t0 = performance.now();
const h = (await import("node:perf_hooks")).monitorEventLoopDelay({ resolution: 1 }); h.enable();
const timer = setInterval(() => {
  const a = service.accepted(), r = service.requests() - a;
  console.log(((performance.now() - t0) / 1000).toFixed(1), "acc", a - last, "ref", r - lastR, "loop max", (h.max / 1e6).toFixed(0), cs.map((c) => { const s = c.rate!.state() as any; return `share ${s.operations.sendMessageToUser.share.toFixed(3)} paused ${s.pausedForMs.toFixed(0)}`; }).join(" | "), runs.map((r) => r.state).join());
  h.reset(); last = a; lastR = r;
}, Number(process.argv[6] ?? 1000));
await new Promise((r) => setTimeout(r, forMs));
clearInterval(timer);
const a = service.accepted();
console.log("accepted", a, "refused", service.requests() - a, "of rate", (a / ((requests / perMs) * forMs)).toFixed(3));
for (const run of runs) run.abort("now");
await Promise.all(ends); service.close(); process.exit();
