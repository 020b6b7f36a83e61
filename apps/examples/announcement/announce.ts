import { appendFile, open, readFile, rename, writeFile } from "node:fs/promises";
import { type Checkpoint, createClient } from "@emchat/client";

const [list = "names.txt"] = process.argv.slice(2);
const stored = await readFile("checkpoint.json", "utf8").catch(() => undefined);
const resumeFrom = stored === undefined ? {} : { resumeFrom: JSON.parse(stored) as Checkpoint };

async function* names(): AsyncGenerator<string> {
  const file = await open(list);
  for await (const line of file.readLines()) if (line.trim() !== "") yield line.trim();
}

const client = createClient();
const run = client.users.sendMany(names(), "The shop opens at nine.", {
  ...resumeFrom,
  onProgress: ({ state, done, perSecond }) => console.log(`${state}: ${done} done, ${Math.round(perSecond)} a second`),
  async onCheckpoint(checkpoint, lines) {
    await appendFile("not-delivered.ndjson", lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    await writeFile("checkpoint.tmp", JSON.stringify(checkpoint));
    await rename("checkpoint.tmp", "checkpoint.json"); // whole, or not at all
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => run.abort());

const { ended, delivered, rejected, unknown, notSent } = await run;
console.log(`${ended}: ${delivered} delivered, ${rejected} rejected, ${unknown} unknown, ${notSent} not sent`);
