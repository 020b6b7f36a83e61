/** Replies are counted in slots of so many milliseconds. */
const SLOT_MS = 50;
/** So far back they are known, in milliseconds. */
export const LOG_MS = 10_000;

/** When a service took requests, lately. */
export interface ReplyLog {
  add(at: number, count?: number): void;
  /** How many it took since then, and when it took the first of them. */
  since(at: number): { readonly taken: number; readonly first: number };
}

/** Nothing is known yet. What is kept does not grow with the number of replies. */
export function createReplyLog(): ReplyLog {
  const slots: { readonly from: number; count: number }[] = [];
  return {
    add: (at, count = 1) => {
      const from = Math.floor(at / SLOT_MS) * SLOT_MS;
      const last = slots.at(-1);
      if (last?.from === from) last.count += count;
      else slots.push({ from, count });
      while (slots[0] && slots[0].from < at - LOG_MS - SLOT_MS) slots.shift();
    },
    since: (at) => {
      const recent = slots.filter(({ from }) => from + SLOT_MS > at);
      const { from: first, count: ofFirst } = recent[0] ?? { from: at, count: 0 };
      const all = recent.reduce((sum, { count }) => sum + count, 0);
      // what the first slot holds is spread over it
      return { taken: all - (Math.max(0, at - first) / SLOT_MS) * ofFirst, first };
    },
  };
}
