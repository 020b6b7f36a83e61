import type { CampaignStatus } from "../store/read-status.ts";

const number = new Intl.NumberFormat("en-US");

/** A count, and of what. */
export const plural = (count: number, what: string): string =>
  `${number.format(count)} ${what}${count === 1 ? "" : "s"}`;

/** Where a campaign stands, in one line. */
export function statusLine(status: CampaignStatus, ratePerSecond?: number): string {
  const { counts, total } = status;
  const through = total - counts.planned - counts.started;
  const failed = counts.rejected + counts["not-sent"];
  const parts = [
    `${status.name}: ${stateText(status)}`,
    `${number.format(through)} of ${number.format(total)} (${percent(through, total)})`,
    `${number.format(counts.delivered)} delivered`,
    ...(failed > 0 ? [`${number.format(failed)} failed`] : []),
    ...(counts.unknown > 0 ? [`${number.format(counts.unknown)} unknown`] : []),
    ...(ratePerSecond === undefined ? [] : [`${ratePerSecond.toFixed(1)}/s`]),
    ...(status.expectedEnd === undefined || through === total || ratePerSecond === 0
      ? []
      : [`${duration(status.expectedEnd.getTime() - Date.now())} left`]),
  ];
  return parts.join(", ");
}

/** Where it stands, and why. */
const stateText = ({ state, waiting, reason }: CampaignStatus): string =>
  state === "running" && waiting
    ? "waiting for its time"
    : reason === undefined || state === "finished"
      ? state
      : `${state} (${reason})`;

/** Rounded down: 100 % is all of it. */
const percent = (part: number, whole: number): string => `${Math.floor((part * 1000) / Math.max(whole, 1)) / 10} %`;

/** A time that people take in at a glance. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${Math.round(minutes / 1440)} days`;
}

/** A bar of so many characters. */
export function bar({ counts, total }: CampaignStatus, width: number): string {
  const share = (count: number): number => Math.round((count * width) / Math.max(total, 1));
  const [delivered, failed] = [share(counts.delivered), share(counts.rejected + counts["not-sent"] + counts.unknown)];
  return (
    "█".repeat(delivered) +
    "▒".repeat(Math.min(failed, width - delivered)) +
    "░".repeat(Math.max(0, width - delivered - failed))
  );
}
