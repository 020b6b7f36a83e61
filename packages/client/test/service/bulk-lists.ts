import type { BulkResult, Checkpoint } from "../../src/index.ts";

/** So many usernames. */
export const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `user${index}`);

/** Whom a request was for. */
export const targetOf = (path: string): string => path.split("/")[4] ?? "";

/** All results of a run. */
export async function collect(run: AsyncIterable<BulkResult>): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for await (const result of run) results.push(result);
  return results;
}

/** A checkpoint as it comes back from a file. */
export function storedAs(checkpoint: Checkpoint | undefined): Checkpoint {
  return JSON.parse(JSON.stringify(checkpoint)) as Checkpoint;
}
