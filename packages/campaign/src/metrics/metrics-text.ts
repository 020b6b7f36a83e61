import type { CampaignStatus } from "../store/read-status.ts";
import { CAMPAIGN_METRICS } from "./campaign-metrics.ts";

/** Metrics of campaigns in Prometheus's text format. */
export function metricsText(campaigns: readonly CampaignStatus[]): string {
  const families = CAMPAIGN_METRICS.map(({ name, help, samples }) => {
    const full = `emchat_campaign_${name}`;
    const lines = campaigns.flatMap(samples).map(({ value, attributes }) => `${full}{${labels(attributes)}} ${value}`);
    return [`# HELP ${full} ${help}`, `# TYPE ${full} gauge`, ...lines].join("\n");
  });
  return `${families.join("\n")}\n`;
}

const labels = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (one) => (one === "\n" ? "\\n" : `\\${one}`))}"`)
    .join(",");
