import { createCaller, text } from "./service-caller.ts";

/** How many calls run at once. */
const CONCURRENCY = 16;

/** Sends `message 0` (or `from`), `message 1` … to twenty users, at a pace or as fast as the server takes them. */
export async function sendMany(
  url: string,
  count: number,
  { perSecond, from = 0 }: { readonly perSecond?: number; readonly from?: number } = {},
): Promise<void> {
  const caller = createCaller(url);
  const start = performance.now();
  let next = from;
  const work = async (): Promise<void> => {
    while (next < from + count) {
      const index = next++;
      if (perSecond !== undefined) {
        const due = start + ((index - from) / perSecond) * 1000;
        const wait = due - performance.now();
        if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      }
      const reply = await caller.send(`user${index % 20}`, text(`message ${index}`), { from: "load" });
      await reply.arrayBuffer();
      if (reply.status !== 200) throw new Error(`message ${index} was answered ${reply.status}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}
