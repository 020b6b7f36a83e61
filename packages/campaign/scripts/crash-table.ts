// What a crash costs, on both stores and with a job queue beside them, as a page: docs/crash-table.md.
//
//   pnpm --filter @emchat/campaign run crash-table [--quick] [--only sqlite,postgres,bullmq]
//
// The whole of it takes about fifteen minutes. PostgreSQL and Redis are Debian's (apt-get install postgresql redis-server); who is
// missing stands in the table as missing. `--quick` plays a fifth, and writes no page.
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureBullmq } from "./crash-table/bullmq.ts";
import { measureStore } from "./crash-table/campaign-rows.ts";
import { crashPage } from "./crash-table/page.ts";
import type { CrashRow } from "./crash-table/row.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, only: { type: "string" } } });
const only = values.only?.split(",") ?? ["sqlite", "postgres", "bullmq"];
const scale = values.quick ? 0.2 : 1;
const rows: CrashRow[] = [];
const measure = {
  sqlite: () => measureStore("sqlite", scale),
  postgres: () => measureStore("postgres", scale),
  bullmq: () => measureBullmq(scale),
};
for (const [name, rowsOf] of Object.entries(measure)) {
  if (!only.includes(name)) continue;
  for await (const row of rowsOf()) {
    console.log(JSON.stringify(row));
    rows.push(row);
  }
}
const page = crashPage(rows, `${cpus().length} processors, Node ${process.version.slice(1)}`);
console.log(`\n${page}`);
if (!values.quick && values.only === undefined)
  await writeFile(fileURLToPath(new URL("../../../docs/crash-table.md", import.meta.url)), page);
const ok = rows.every(({ engine, lost, duplicates }) => engine === "BullMQ" || (lost === 0 && duplicates === 0));
process.exitCode = ok ? 0 : 1;
