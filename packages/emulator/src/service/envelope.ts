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

/**
 * Wraps one result. `uri` is the application's address without the path of the call, as in July 2014; later samples append it,
 * and clients take it as opaque.
 */
export function envelope<Result>(call: Call, tenant: Tenant, result: Result, now: number): Envelope<Result> {
  return {
    action: call.method === "GET" ? "get" : call.method.toLowerCase(),
    application: tenant.applicationId,
    params: call.query,
    uri: tenant.uri,
    entities: NO_ENTITIES,
    data: [result],
    timestamp: now,
    duration: Math.max(0, now - call.startedAt),
    organization: tenant.org,
    applicationName: tenant.app,
  };
}
