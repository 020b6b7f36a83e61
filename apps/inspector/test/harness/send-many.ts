import { createCaller, text } from "./service-caller.ts";

/** How many calls run at once. */
const CONCURRENCY = 16;

/** Sends `message 0`, `message 1` … to twenty users, at a pace or as fast as the server takes them. */
export async function sendMany(url: string, count: number, options: { perSecond?: number } = {}): Promise<void> {
  const caller = createCaller(url);
  const start = performance.now();
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      if (options.perSecond !== undefined) {
        const due = start + (index / options.perSecond) * 1000;
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
