import { type Meter, metrics } from "@opentelemetry/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CampaignAdmin, createCampaigns, sqlite } from "../src/index.ts";
import { metricsText } from "../src/metrics/metrics-text.ts";
import { type MeterLike, type ObservationsLike, observeCampaigns } from "../src/otel.ts";

let admin: CampaignAdmin;
beforeEach(async () => {
  const client = { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" };
  const campaigns = await createCampaigns({ client, store: sqlite(":memory:") });
  await campaigns.create("sale", { targets: ["amy", "bob"], message: "hi", rate: { requests: 10, perMs: 1000 } });
  admin = campaigns;
});
afterEach(() => admin.close());

describe("Prometheus", () => {
  it("reads every state of every campaign, whatever its name holds", async () => {
    const [sale] = await admin.list();
    if (!sale) throw new Error("the campaign is gone");
    const text = metricsText([{ ...sale, name: 'a "quoted"\\name' }]);
    expect(text).toContain('emchat_campaign_targets{campaign="a \\"quoted\\"\\\\name",state="planned"} 2\n');
    expect(text).toContain('emchat_campaign_targets{campaign="a \\"quoted\\"\\\\name",state="not-sent"} 0\n');
    expect(text.match(/^# TYPE /gm)?.length).toBe(4);
  });
});

describe("OpenTelemetry", () => {
  it("takes the API package's own meter", () => {
    const meter: Meter = metrics.getMeter("test");
    observeCampaigns(admin, meter)();
  });

  it("hears how campaigns stand whenever it asks, and no name of a target", async () => {
    let ask: ((observations: ObservationsLike<string>) => Promise<void>) | undefined;
    const meter: MeterLike<string> = {
      createObservableGauge: (name) => name,
      addBatchObservableCallback: (callback) => {
        ask = callback;
      },
      removeBatchObservableCallback: () => {
        ask = undefined;
      },
    };
    const stop = observeCampaigns(admin, meter);
    const seen: [string, number, Record<string, string>][] = [];
    await ask?.({ observe: (gauge, value, attributes) => seen.push([gauge, value, attributes]) });
    expect(seen).toContainEqual(["emchat.campaign.targets", 2, { campaign: "sale", state: "planned" }]);
    expect(seen).toContainEqual(["emchat.campaign.state", 1, { campaign: "sale", state: "running" }]);
    expect(JSON.stringify(seen)).not.toContain("amy");
    stop();
    expect(ask).toBeUndefined();
  });
});
