import { measureBulkPace } from "./overhead.ts";
for (const r of await measureBulkPace(Number(process.argv[2] ?? 4))) console.log(JSON.stringify(r));
process.exit();
