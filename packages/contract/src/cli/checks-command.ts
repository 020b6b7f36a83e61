import { CHECKS, OTHER_CHECKS } from "../checks/index.ts";
import { EXIT, type Io } from "./io.ts";

/** `emchat-contract checks`: every check by name, as a deviations file writes it. */
export function checksCommand(io: Io): number {
  const all = [...CHECKS.map(({ name, about }) => [name, about] as const), ...Object.entries(OTHER_CHECKS)];
  const width = Math.max(...all.map(([name]) => name.length));
  for (const [name, about] of all) io.stdout(`${name.padEnd(width)}  ${about}\n`);
  io.stdout(`\nA relation of the spec is the check "relation:ID".\n`);
  return EXIT.kept;
}
