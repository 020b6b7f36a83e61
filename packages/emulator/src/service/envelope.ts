import type { Call } from "../call/call.ts";
import type { Tenant } from "../state/tenants.ts";

/** The envelope of a successful reply: the ten keys of July 2014, in the order of the page of 2014-07-10. */
export interface Envelope<Result> {
  readonly action: string;
  readonly application: string;
  readonly params: Readonly<Record<string, readonly string[]>>;
  readonly uri: string;
  readonly entities: readonly never[];
  readonly data: readonly Result[];
  readonly timestamp: number;
  readonly duration: number;
  readonly organization: string;
  readonly applicationName: string;
}

const NO_ENTITIES: readonly never[] = Object.freeze([]);

/** What an envelope says. */
export interface EnvelopeContent<Result> {
  /** The verb, in lower case. */
  readonly action: string;
  readonly tenant: Pick<Tenant, "org" | "app" | "applicationId" | "uri">;
  readonly params: Envelope<Result>["params"];
  readonly result: Result;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Milliseconds. */
  readonly duration: number;
}

/**
 * Wraps one result. `uri` is the application's address without the path of the call, as in July 2014; later samples append it,
 * and clients take it as opaque.
 */
export function envelopeOf<Result>(content: EnvelopeContent<Result>): Envelope<Result> {
  const { action, tenant, params, result, now, duration } = content;
  return {
    action,
    application: tenant.applicationId,
    params,
    uri: tenant.uri,
    entities: NO_ENTITIES,
    data: [result],
    timestamp: now,
    duration,
    organization: tenant.org,
    applicationName: tenant.app,
  };
}

/** The envelope of the reply to a call. */
export function envelope<Result>(call: Call, tenant: Tenant, result: Result, now: number): Envelope<Result> {
  const action = call.method === "GET" ? "get" : call.method.toLowerCase();
  const duration = Math.max(0, now - call.startedAt);
  return envelopeOf({ action, tenant, params: call.query, result, now, duration });
}
