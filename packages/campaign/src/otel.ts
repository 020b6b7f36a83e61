/**
 * OpenTelemetry for campaigns, by shape: whatever has these methods will do, and `@opentelemetry/api` is no dependency. Spans of the
 * requests themselves are the client's: give it `telemetry` of `@emchat/client/otel` as middleware.
 *
 * @module
 */
import type { CampaignAdmin } from "./campaign-admin.ts";
import { CAMPAIGN_METRICS } from "./metrics/campaign-metrics.ts";

/** The part of OpenTelemetry's `BatchObservableResult` that is used. */
export interface ObservationsLike<Gauge> {
  /** Takes one value. */
  observe(gauge: Gauge, value: number, attributes: Record<string, string>): void;
}

/** The part of OpenTelemetry's `Meter` that is used. */
export interface MeterLike<Gauge> {
  /** Makes an instrument that is asked for its values. */
  createObservableGauge(name: string, options: { readonly description: string }): Gauge;
  /** Asks for the values of several instruments at once. */
  addBatchObservableCallback(callback: (observations: ObservationsLike<Gauge>) => Promise<void>, gauges: Gauge[]): void;
  /** Asks no more. */
  removeBatchObservableCallback(
    callback: (observations: ObservationsLike<Gauge>) => Promise<void>,
    gauges: Gauge[],
  ): void;
}

/**
 * Lets a meter ask a store how its campaigns stand, whenever it collects: `emchat.campaign.targets` by state, `.state`, `.senders`
 * and `.allowed_per_second`, with the campaign's name. No target's name is in them. One process of a fleet is enough.
 *
 * @param meter `metrics.getMeter("…")` of `@opentelemetry/api`
 * @returns ends it
 * @example
 * ```ts
 * import { openCampaignStore, sqlite } from "@emchat/campaign";
 * import { type MeterLike, observeCampaigns } from "@emchat/campaign/otel";
 *
 * declare const meter: MeterLike<object>; // metrics.getMeter("shop") of @opentelemetry/api
 * const stop = observeCampaigns(await openCampaignStore(sqlite("campaigns.db")), meter);
 * process.once("SIGTERM", stop);
 * ```
 */
export function observeCampaigns<Gauge>(campaigns: Pick<CampaignAdmin, "list">, meter: MeterLike<Gauge>): () => void {
  const gauges = CAMPAIGN_METRICS.map(({ name, help }) =>
    meter.createObservableGauge(`emchat.campaign.${name}`, { description: help }),
  );
  const look = async (observations: ObservationsLike<Gauge>): Promise<void> => {
    const now = await campaigns.list();
    for (const [index, gauge] of gauges.entries())
      for (const { value, attributes } of now.flatMap((one) => CAMPAIGN_METRICS[index]?.samples(one) ?? []))
        observations.observe(gauge, value, attributes);
  };
  meter.addBatchObservableCallback(look, gauges);
  return () => meter.removeBatchObservableCallback(look, gauges);
}
