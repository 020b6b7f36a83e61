/** Lets many work at once, and now and then one alone. */
export interface Gate {
  /** Works beside others, unless somebody is, or wants to be, alone. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Waits until everybody is through, and lets nobody in until it is done. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  let inside = 0;
  let wanting = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const go of waiting.splice(0)) go();
  };
  const until = async (free: () => boolean): Promise<void> => {
    while (!free()) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    async pass(work) {
      if (wanting > 0) await until(() => wanting === 0);
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
        wake();
      }
    },
    alone(work) {
      wanting += 1;
      const mine = turn.then(async () => {
        await until(() => inside === 0);
        try {
          return await work();
        } finally {
          wanting -= 1;
          wake();
        }
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
