/** Runs through a list with so many workers at a time. */
export async function inParallel<T>(
  list: readonly T[],
  workers: number,
  run: (entry: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < list.length; index = next++) {
      const entry = list[index];
      if (entry !== undefined) await run(entry);
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, list.length) }, work));
}
