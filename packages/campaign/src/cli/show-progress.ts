import type { CampaignAdmin } from "../campaign-admin.ts";
import type { CampaignStatus } from "../store/read-status.ts";
import { bar, statusLine } from "./status-text.ts";

/** How often progress is shown, in milliseconds: to a person, and to a file or pipe. */
const ON_TERMINAL_MS = 500;
const ON_PIPE_MS = 10_000;

/** Shows how far a campaign is until it is told to stop: a bar that renews itself on a terminal, plain lines elsewhere. */
export function showProgress(
  campaigns: CampaignAdmin,
  name: string,
  out: NodeJS.WriteStream,
): { stop(): Promise<void> } {
  let last: { at: number; through: number } | undefined;
  let stopped = false;
  let showing = Promise.resolve();
  const show = async (): Promise<void> => {
    const status = await campaigns.status(name).catch(() => undefined);
    if (!status) return;
    const through = status.total - status.counts.planned - status.counts.started;
    const at = performance.now();
    const rate = last && at > last.at ? ((through - last.through) * 1000) / (at - last.at) : undefined;
    last = { at, through };
    const line = statusLine(status, rate);
    if (!out.isTTY) out.write(`${line}\n`);
    else out.write(`\r\x1b[2K${oneLine(status, line, out.columns || 80)}${stopped ? "\n" : ""}`);
  };
  const timer = setInterval(
    () => {
      showing = showing.then(show);
    },
    out.isTTY ? ON_TERMINAL_MS : ON_PIPE_MS,
  );
  showing = show();
  return {
    async stop() {
      clearInterval(timer);
      stopped = true;
      await showing;
      await show();
    },
  };
}

/** Never wider than the terminal: what wraps cannot be written over. */
function oneLine(status: CampaignStatus, line: string, columns: number): string {
  const width = Math.min(30, columns - line.length - 2);
  return width > 5 ? `${bar(status, width)} ${line}` : line.slice(0, columns - 1);
}
