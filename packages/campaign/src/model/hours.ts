import { EmchatCampaignError } from "../campaign-error.ts";

/** The hours of the day in which a campaign may be sent. */
export interface Hours {
  /** When they begin, `HH:MM`. */
  readonly from: string;
  /** When they end, `HH:MM`; before `from` it is the next day's. */
  readonly to: string;
  /** Whose clock, as the IANA names it: `Asia/Shanghai`. */
  readonly zone: string;
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** @throws EmchatCampaignError that says what is wrong with the hours. */
export function checkHours(hours: Hours): void {
  const { from, to, zone } = (hours ?? {}) as Hours;
  for (const time of [from, to]) {
    if (!TIME.test(time))
      throw new EmchatCampaignError(
        "usage",
        `hours: ${JSON.stringify(time)} is no time of day: write HH:MM, 00:00 to 23:59`,
      );
  }
  if (from === to)
    throw new EmchatCampaignError(
      "usage",
      `hours: from ${from} to ${to} is no time at all: leave hours out to send at any time`,
    );
  try {
    // without one it would be the clock of whichever machine looks
    if (typeof zone !== "string") throw new RangeError("no zone");
    clockOf(zone);
  } catch {
    throw new EmchatCampaignError(
      "usage",
      `hours: ${JSON.stringify(zone)} is no time zone: write an IANA name such as Asia/Shanghai`,
    );
  }
}

/** Whether the hours are open at an instant. */
export function isOpen({ from, to, zone }: Hours, epochMs: number): boolean {
  const now = minutesOf(clockOf(zone).format(epochMs));
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  return begin < end ? begin <= now && now < end : now >= begin || now < end;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    clocks.set(zone, clock);
  }
  return clock;
}

function minutesOf(time: string): number {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  return Number(hours) * 60 + Number(minutes);
}
