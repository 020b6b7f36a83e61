import { readFile } from "node:fs/promises";
import type { CampaignMessage } from "../message/message-template.ts";
import type { Hours } from "../model/hours.ts";
import type { RateLimit } from "../model/pace.ts";
import type { CampaignPlan } from "../plan/plan-campaign.ts";
import type { ListFormat } from "../targets/target-list.ts";
import { type CommandLine, usage } from "./read-command-line.ts";
import { readDuration } from "./read-duration.ts";

/** What a campaign is to be, from the options of `create` and `run`. */
export async function readPlanOptions(line: CommandLine, list: string): Promise<CampaignPlan> {
  const giveUpAfter = line.text("give-up-after");
  return {
    targets: {
      file: list === "-" ? (process.stdin as AsyncIterable<Uint8Array>) : list,
      format: formatOf(line),
      column: line.text("column"),
    },
    message: await messageOf(line),
    operation: line.on("groups") ? "sendMessageToGroup" : "sendMessageToUser",
    rate: rateOf(line.text("rate")),
    weight: numberOf(line, "weight"),
    hours: hoursOf(line),
    startAt: dateOf(line.text("start-at")),
    giveUpAfter: giveUpAfter === undefined ? undefined : readDuration("give-up-after", giveUpAfter),
    skipInvalid: line.on("skip-invalid"),
  };
}

/** A whole number, where the option is there. */
export function numberOf(line: CommandLine, option: string): number | undefined {
  const text = line.text(option);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value))
    throw usage(`--${option} must be a number, got ${JSON.stringify(text)}`);
  return value;
}

async function messageOf(line: CommandLine): Promise<CampaignMessage> {
  const [text, file] = [line.text("message"), line.text("message-file")];
  if ((text === undefined) === (file === undefined))
    throw usage("say what to send: either --message TEXT or --message-file FILE");
  if (file === undefined) return text ?? "";
  try {
    return JSON.parse(withoutMark(await readFile(file, "utf8"))) as CampaignMessage;
  } catch (cause) {
    throw usage(`--message-file ${file} cannot be read as JSON: ${(cause as Error).message}`, cause);
  }
}

/** Editors put a byte order mark before UTF-8, and JSON knows none. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, "");

const FORMATS: readonly string[] = ["csv", "ndjson", "lines"] satisfies readonly ListFormat[];

function formatOf(line: CommandLine): ListFormat | undefined {
  const format = line.text("format");
  if (format !== undefined && !FORMATS.includes(format))
    throw usage(`--format must be csv, ndjson or lines, got ${JSON.stringify(format)}`);
  return format as ListFormat | undefined;
}

function rateOf(text: string | undefined): RateLimit | undefined {
  if (text === undefined) return undefined;
  const [, requests, unit] = /^(\d{1,7})\/(s|min)$/.exec(text) ?? [];
  if (requests === undefined) throw usage(`--rate must be such as 100/s or 6000/min, got ${JSON.stringify(text)}`);
  return { requests: Number(requests), perMs: unit === "s" ? 1000 : 60_000 };
}

function hoursOf(line: CommandLine): Hours | undefined {
  const [hours, zone] = [line.text("hours"), line.text("zone")];
  if (hours === undefined && zone === undefined) return undefined;
  if (hours === undefined || zone === undefined)
    throw usage("--hours and --zone belong together: --hours 09:00-21:00 --zone Asia/Shanghai");
  const [, from, to] = /^([^-]+)-([^-]+)$/.exec(hours) ?? [];
  if (from === undefined || to === undefined)
    throw usage(`--hours must be such as 09:00-21:00, got ${JSON.stringify(hours)}`);
  return { from, to, zone };
}

/** Without an offset it would mean another time on every machine. */
const TIME_WITH_OFFSET = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

function dateOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const [, year, month, day] = TIME_WITH_OFFSET.exec(text) ?? [];
  // a day that its month does not have would be one of the next month
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  if (!isDay || Number.isNaN(Date.parse(text))) {
    throw usage(
      `--start-at must be a time with its offset, such as 2026-11-28T09:00:00+08:00, got ${JSON.stringify(text)}`,
    );
  }
  return new Date(text);
}
