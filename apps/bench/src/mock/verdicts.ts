import type { Spread } from "../spread.ts";
import type { Wanted } from "../verdict.ts";
import type { LightStart } from "./light-starts.ts";
import type { Figures } from "./summary.ts";

/** A figure that is promised. */
export interface Verdict {
  readonly name: string;
  readonly spread: Spread;
  readonly wanted: Wanted | undefined;
  readonly digits: number;
}

const STARTS: Readonly<Record<string, { readonly ms?: number; readonly megabytes?: number }>> = {
  "emchat-mock, ready": { ms: 190, megabytes: 60 },
};

/** What is wanted of the mock, and what it reached. */
export function verdictsOf(
  figures: Readonly<Record<string, Figures>>,
  starts: readonly LightStart[],
): readonly Verdict[] {
  const closed = figures["emchat-mock"];
  const watched = figures["emchat-mock, watched"];
  return [
    ...(closed === undefined ? [] : shares("inspector closed", closed, { status: 0.8, send: 0.65 })),
    ...(watched === undefined ? [] : shares("inspector open", watched, { status: 0.6, send: 0.6 })),
    ...starts.flatMap(({ name, processorMs, megabytes }): readonly Verdict[] => {
      const { ms, megabytes: most } = STARTS[name] ?? {};
      return [
        {
          name: `${name}: processor ms`,
          spread: processorMs,
          wanted: ms === undefined ? undefined : { atMost: ms },
          digits: 0,
        },
        {
          name: `${name}: MB`,
          spread: megabytes,
          wanted: most === undefined ? undefined : { atMost: most },
          digits: 1,
        },
      ];
    }),
  ];
}

function shares(
  how: string,
  { status, send }: Figures,
  wanted: { readonly status: number; readonly send: number },
): readonly Verdict[] {
  return [
    {
      name: `limit's processor time by a status call's, ${how}`,
      spread: status.limitByOwn,
      wanted: { atLeast: wanted.status },
      digits: 2,
    },
    {
      name: `limit's processor time by a send's, ${how}`,
      spread: send.limitByOwn,
      wanted: { atLeast: wanted.send },
      digits: 2,
    },
    {
      name: `p99 of a status call by the limit's, ${how}`,
      spread: status.p99OfLimit,
      wanted: { atMost: 3 },
      digits: 1,
    },
    { name: `p99 of a send by the limit's, ${how}`, spread: send.p99OfLimit, wanted: { atMost: 3 }, digits: 1 },
  ];
}
