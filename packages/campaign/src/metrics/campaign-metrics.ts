import type { CampaignStatus } from "../store/read-status.ts";

/** A value of a metric, and what it is of. */
export interface Sample {
  readonly value: number;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Something that is measured of each campaign. */
export interface CampaignMetric {
  readonly name: string;
  readonly help: string;
  samples(campaign: CampaignStatus): readonly Sample[];
}

/** What is measured: the same for Prometheus and for OpenTelemetry. No name of a target is in it. */
export const CAMPAIGN_METRICS: readonly CampaignMetric[] = [
  {
    name: "targets",
    help: "Targets by state.",
    samples: ({ name, counts }) =>
      Object.entries(counts).map(([state, value]) => ({ value, attributes: { campaign: name, state } })),
  },
  {
    name: "state",
    help: "1 for the state that a campaign is in.",
    samples: ({ name, state }) => [{ value: 1, attributes: { campaign: name, state } }],
  },
  {
    name: "senders",
    help: "Senders that hold a part of the list.",
    samples: ({ name, senders }) => [{ value: senders.length, attributes: { campaign: name } }],
  },
  {
    name: "allowed_per_second",
    help: "The pace that the application is held to.",
    samples: ({ name, allowedPerSecond }) => [{ value: allowedPerSecond, attributes: { campaign: name } }],
  },
];
