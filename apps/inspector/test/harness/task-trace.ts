import type { Page } from "playwright-core";

/** A task of the page's main thread, in milliseconds of that thread's own time: what other programs took is not in it. */
export interface Task {
  readonly duration: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of wall time, and of the thread's own time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly frames?: readonly { readonly url: string }[] } };
}

const TASKS = new Set(["RunTask", "ThreadControllerImpl::RunTask"]);

/** Records a trace of the browser while `work` runs, and gives the tasks of all pages' main threads, the longest first. */
export async function traceTasks(page: Page, work: () => Promise<void>): Promise<readonly Task[]> {
  const devtools = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  devtools.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => devtools.once("Tracing.tracingComplete", () => resolve()));
  await devtools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] },
  });
  await work();
  await devtools.send("Tracing.end");
  await complete;
  await devtools.detach();
  const mains = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events
    .filter(({ name, ph, pid, tid }) => ph === "X" && TASKS.has(name) && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur }) => ({ duration: (tdur ?? dur) / 1000 }));
  if (tasks.length === 0) throw new Error(`the trace of ${events.length} events has no task of a page's main thread`);
  return tasks.toSorted((a, b) => b.duration - a.duration);
}
