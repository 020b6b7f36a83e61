import { parseArgs } from "node:util";
import { compare } from "./compare.ts";
import { differences } from "./differences.ts";

/**
 * Compares the mock's router, security check, validation and negotiation with Prism's own.
 *
 *   node --conditions=@emchat/source apps/mock-server/test/prism-agreement/run.ts [--requests 20000] [--seed 1]
 *
 * Exits 1 when a request was answered differently and no entry of the list says why, or when an entry was not needed.
 */
const { values } = parseArgs({
  options: { requests: { type: "string", default: "20000" }, seed: { type: "string", default: "1" } },
});
const { requests, agreed, explained, disagreements, samples } = await compare(
  Number(values.requests),
  Number(values.seed),
);

const rows: readonly (readonly [number, string, string])[] = [
  [requests, "requests", ""],
  [agreed, "agreed", ""],
  [disagreements, "disagreements that nothing explains", ""],
  ...differences.map(({ id, sort }) => [explained.get(id) ?? 0, id, sort] as const),
];
for (const [count, what, sort] of rows)
  process.stdout.write(`${String(count).padStart(8)}  ${what.padEnd(48)}${sort}\n`);
for (const { request, left, used, ours, prism } of samples) {
  process.stdout.write(
    `\n${request}\n  left of it: ${left} (${used.join(", ")})\n  ours:  ${JSON.stringify(ours)}\n  prism: ${JSON.stringify(prism)}\n`,
  );
}
const stale = differences.some(({ id }) => explained.get(id) === 0);
process.exitCode = disagreements > 0 || stale ? 1 : 0;
