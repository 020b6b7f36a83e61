// A process that sends to so many targets and prints its peak of resident memory in megabytes.
import { createClient } from "../../src/index.ts";

const [baseUrl = "", count = ""] = process.argv.slice(2);
const client = createClient({
  org: "easemob-demo",
  app: "chatdemoui",
  token: "YWMt-test-token-0123456789",
  baseUrl,
  rate: false,
});

function* targets(): Generator<string> {
  for (let index = 0; index < Number(count); index += 1) yield `user${index}`;
}

let delivered = 0;
for await (const result of client.users.sendMany(targets(), "hi", { concurrency: 20 })) if (result.ok) delivered += 1;
console.log(JSON.stringify({ delivered, peakMb: process.resourceUsage().maxRSS / 1024 }));
