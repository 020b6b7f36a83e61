// A process that sends to many targets and can be killed at any moment: results go to one file, checkpoints to another.
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { type Checkpoint, createClient } from "../../src/index.ts";

const [baseUrl = "", count = "", folder = ""] = process.argv.slice(2);
const checkpointFile = `${folder}/checkpoint.json`;
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

const run = client.users.sendMany(targets(), "hi", {
  concurrency: 16,
  checkpointEvery: 50,
  ...(existsSync(checkpointFile) && { resumeFrom: JSON.parse(readFileSync(checkpointFile, "utf8")) as Checkpoint }),
  onCheckpoint: (checkpoint) => {
    writeFileSync(`${checkpointFile}.new`, JSON.stringify(checkpoint));
    renameSync(`${checkpointFile}.new`, checkpointFile);
  },
});
for await (const { target, ok, error } of run)
  appendFileSync(`${folder}/results.jsonl`, `${JSON.stringify({ target, ok, outcome: error?.outcome })}\n`);
