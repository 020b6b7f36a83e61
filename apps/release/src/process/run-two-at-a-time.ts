/**
 * Runs tasks side by side, at most `width` at once, and gives their results in the order of the tasks. Two by default,
 * because that is how many cores a rehearsal can count on.
 *
 * @throws whatever a task throws; no further task is begun then, and those under way are waited for
 *
 * @example
 * const sizes = await runTwoAtATime(files.map((file) => () => measure(file)));
 */
export async function runTwoAtATime<T>(tasks: readonly (() => Promise<T>)[], width = 2): Promise<T[]> {
  const results: T[] = new Array(tasks.length);
  const queue = [...tasks.entries()];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, task] = next;
      try {
        results[index] = await task();
      } catch (error) {
        queue.length = 0;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  for (const ended of lanes) if (ended.status === "rejected") throw ended.reason;
  return results;
}
