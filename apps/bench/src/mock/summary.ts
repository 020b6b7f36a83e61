import { type Spread, spreadOf } from "../spread.ts";
import type { LoadSample, LoadSamples } from "./measure-loads.ts";
import type { StartSample } from "./measure-starts.ts";

/** What the slices of one call say. */
export interface CallFigures {
  readonly perSecond: Spread;
  /** Each slice by the limit's slice right beside it. */
  readonly ofLimit: Spread;
  readonly cpuMicroseconds: Spread;
  /** The limit's processor time for a call by the own, slice by slice. */
  readonly limitByOwn: Spread;
  /** The own p99 by the limit's, slice by slice. */
  readonly p99OfLimit: Spread;
}

/** What was measured of one contender. */
export interface Figures {
  readonly status: CallFigures;
  readonly send: CallFigures;
  /** `undefined` where there is no such line. */
  readonly readyLineMs: Spread | undefined;
  readonly firstAnswerMs: Spread;
  readonly idleMegabytes: Spread;
  readonly loadedMegabytes: number;
  /** Calls that were measured under load, all of them. */
  readonly calls: number;
  /** Replies with another status than 200. */
  readonly refused: number;
  readonly generatorBusy: Spread;
}

const MEGABYTE = 1_048_576;

function figuresOfCall(samples: readonly LoadSample[]): CallFigures {
  return {
    perSecond: spreadOf(samples.map(({ replies, seconds }) => replies / seconds)),
    ofLimit: spreadOf(samples.map((own) => own.replies / own.seconds / (own.limit.replies / own.limit.seconds))),
    cpuMicroseconds: spreadOf(samples.map(({ cpuMicroseconds }) => cpuMicroseconds)),
    limitByOwn: spreadOf(samples.map((own) => own.limit.cpuMicroseconds / own.cpuMicroseconds)),
    p99OfLimit: spreadOf(samples.map((own) => own.p99Ms / own.limit.p99Ms)),
  };
}

/** The figures of one contender. */
export function figuresOf(starts: readonly StartSample[], { status, send, loadedBytes }: LoadSamples): Figures {
  const lines = starts.flatMap(({ readyLineMs }) => (readyLineMs === undefined ? [] : [readyLineMs]));
  const all = [...status, ...send];
  return {
    status: figuresOfCall(status),
    send: figuresOfCall(send),
    readyLineMs: lines.length === 0 ? undefined : spreadOf(lines),
    firstAnswerMs: spreadOf(starts.map(({ firstAnswerMs }) => firstAnswerMs)),
    idleMegabytes: spreadOf(starts.map(({ idleBytes }) => idleBytes / MEGABYTE)),
    loadedMegabytes: loadedBytes / MEGABYTE,
    calls: all.reduce((sum, { replies }) => sum + replies, 0),
    refused: all.reduce((sum, { refused }) => sum + refused, 0),
    generatorBusy: spreadOf(all.map(({ generatorBusy }) => generatorBusy)),
  };
}

/** The columns of {@link rowOf}. */
export const HEADINGS: readonly string[] = [
  "server",
  "status/s",
  "of limit",
  "send/s",
  "of limit",
  "cpu µs",
  "limit's / own",
  "ready line ms",
  "1st answer ms",
  "idle MB",
  "loaded MB",
];

/**
 * One contender as a row of the table: medians, with the range in brackets. What the limit's calls cost of the processor by what
 * its own cost is the share of the limit that it reaches when nothing else wants the machine.
 */
export function rowOf(name: string, figures: Figures): readonly string[] {
  const { status, send, readyLineMs, firstAnswerMs, idleMegabytes, loadedMegabytes } = figures;
  return [
    name,
    whole(status.perSecond),
    ratio(status.ofLimit),
    whole(send.perSecond),
    ratio(send.ofLimit),
    `${Math.round(status.cpuMicroseconds.median)} / ${Math.round(send.cpuMicroseconds.median)}`,
    `${status.limitByOwn.median.toFixed(2)} / ${send.limitByOwn.median.toFixed(2)}`,
    readyLineMs === undefined ? "none" : whole(readyLineMs),
    whole(firstAnswerMs),
    whole(idleMegabytes),
    String(Math.round(loadedMegabytes)),
  ];
}

const whole = ({ median, min, max }: Spread): string => `${Math.round(median)} (${Math.round(min)}–${Math.round(max)})`;
const ratio = ({ median, min, max }: Spread): string => `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
