// A process that sends to so many targets, and prints how many megabytes it holds each time that a tenth of them is done.
import { createClient } from "../../src/index.ts";

declare const gc: () => void;

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

/** What is still held when all that is not has been taken away. */
function held(): number {
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

let delivered = 0;
const heldMb: number[] = [];
for await (const result of client.users.sendMany(targets(), "hi", { concurrency: 20 })) {
  if (result.ok) delivered += 1;
  if (delivered % (Number(count) / 10) === 0) heldMb.push(held());
}
console.log(JSON.stringify({ delivered, heldMb }));
