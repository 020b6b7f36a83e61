import type { CampaignStatus } from "../store/read-status.ts";

/** Metrics of campaigns in Prometheus's text format. */
export function metricsText(campaigns: readonly CampaignStatus[]): string {
  const family = (name: string, help: string, samples: readonly string[]): string =>
    [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples].join("\n");
  return `${[
    family(
      "emchat_campaign_targets",
      "Targets by state.",
      campaigns.flatMap(({ name, counts }) =>
        Object.entries(counts).map(
          ([state, count]) => `emchat_campaign_targets{campaign=${label(name)},state=${label(state)}} ${count}`,
        ),
      ),
    ),
    family(
      "emchat_campaign_state",
      "1 for the state that a campaign is in.",
      campaigns.map(({ name, state }) => `emchat_campaign_state{campaign=${label(name)},state=${label(state)}} 1`),
    ),
    family(
      "emchat_campaign_senders",
      "Senders that hold a part of the list.",
      campaigns.map(({ name, senders }) => `emchat_campaign_senders{campaign=${label(name)}} ${senders.length}`),
    ),
    family(
      "emchat_campaign_allowed_per_second",
      "The pace that the application is held to.",
      campaigns.map(
        ({ name, allowedPerSecond }) =>
          `emchat_campaign_allowed_per_second{campaign=${label(name)}} ${allowedPerSecond}`,
      ),
    ),
  ].join("\n")}\n`;
}

const label = (text: string): string => `"${text.replace(/[\\"\n]/g, (one) => (one === "\n" ? "\\n" : `\\${one}`))}"`;
