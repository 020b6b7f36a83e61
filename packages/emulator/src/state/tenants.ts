import { applicationIdOf } from "./application-id.ts";
import { type Ledger, RECORD_BYTES } from "./ledger.ts";
import type { GroupRecord, UserRecord } from "./records.ts";

/** An application of an organisation, with what belongs to it. */
export interface Tenant {
  readonly org: string;
  readonly app: string;
  readonly applicationId: string;
  /** The application's address, for the envelope. */
  readonly uri: string;
  readonly enabled: boolean;
  /** By username in lower case. */
  readonly users: Map<string, UserRecord>;
  /** By id. */
  readonly groups: Map<string, GroupRecord>;
  /** Rate windows by operationId. */
  readonly windows: Map<string, RateWindow>;
}

/** The calls counted since `start`. */
export interface RateWindow {
  /** Epoch milliseconds. */
  start: number;
  count: number;
}

/** What a list of tenants shows. */
export interface TenantEntry {
  readonly org: string;
  readonly app: string;
  readonly applicationId: string;
  readonly uri: string;
  readonly enabled: boolean;
}

/** Which tenants there are. */
export interface TenantStore {
  /** A tenant of the config or of the control API. */
  known(org: string, app: string): Tenant | undefined;
  /** Any tenant; one that nobody named is made up on the way and forgotten again. */
  any(org: string, app: string): Tenant;
  /** A known tenant, added where it is missing. */
  ensure(org: string, app: string, settings?: { id?: string | undefined; enabled?: boolean | undefined }): Tenant;
  list(): readonly TenantEntry[];
  /** How many users, groups and group members all known tenants hold together. */
  records: number;
  /** What the tenants and all that is in them take. */
  readonly ledger: Ledger;
  /** Sets where the service says it is, and forgets every tenant. */
  reset(serviceUrl: string): void;
  /** Sets where the service says it is, and keeps every tenant. */
  relocate(serviceUrl: string): void;
}

/** How many tenants that nobody named are remembered. */
export const MAX_IMPLICIT_TENANTS = 1_000;
/** The most known tenants. */
export const MAX_TENANTS = 10_000;

/** What an application takes without its users and groups, in bytes: three maps, an id, an address. */
const TENANT_BYTES = RECORD_BYTES * 4;

const bytesOf = (org: string, app: string): number => TENANT_BYTES + 4 * (org.length + app.length);

let lastOrg = "";
let lastApp = "";
let lastKey = "/";

/** What a tenant is filed under: one text for calls of one tenant, because making and hashing it anew costs more than the look-up. */
function keyOf(org: string, app: string): string {
  if (org !== lastOrg || app !== lastApp) {
    lastOrg = org;
    lastApp = app;
    lastKey = `${org}/${app}`;
  }
  return lastKey;
}

/** A store without tenants. */
export function createTenantStore(serviceUrl: string, ledger: Ledger): TenantStore {
  const known = new Map<string, Tenant>();
  const implicit = new Map<string, Tenant>();
  let base = serviceUrl;
  let implicitBytes = 0;

  const forgetImplicit = (): void => {
    implicit.clear();
    ledger.charge(-implicitBytes);
    implicitBytes = 0;
  };
  /** Remembers a tenant that nobody named, where there is room for it. */
  const remember = (key: string, tenant: Tenant): void => {
    if (implicit.size >= MAX_IMPLICIT_TENANTS) forgetImplicit();
    const bytes = bytesOf(tenant.org, tenant.app);
    try {
      ledger.charge(bytes);
    } catch {
      forgetImplicit();
      return;
    }
    implicitBytes += bytes;
    implicit.set(key, tenant);
  };
  const create = (org: string, app: string, id?: string, enabled = true): Tenant => ({
    org,
    app,
    applicationId: id ?? applicationIdOf(org, app),
    uri: `${base}/${org}/${app}`,
    enabled,
    users: new Map(),
    groups: new Map(),
    windows: new Map(),
  });

  return {
    known: (org, app) => known.get(keyOf(org, app)),
    any(org, app) {
      const key = keyOf(org, app);
      let tenant = known.get(key) ?? implicit.get(key);
      if (tenant === undefined) {
        tenant = create(org, app);
        remember(key, tenant);
      }
      return tenant;
    },
    ensure(org, app, settings) {
      const key = keyOf(org, app);
      const before = known.get(key);
      if (before !== undefined && settings === undefined) return before;
      if (before === undefined && known.size >= MAX_TENANTS) {
        throw new RangeError(`The emulator holds ${MAX_TENANTS} applications, which is its limit. Reset it first.`);
      }
      if (before === undefined) ledger.charge(bytesOf(org, app));
      const fresh = create(org, app, settings?.id, settings?.enabled);
      const tenant =
        before === undefined
          ? fresh
          : { ...fresh, users: before.users, groups: before.groups, windows: before.windows };
      known.set(key, tenant);
      return tenant;
    },
    list: () =>
      [...known.values()].map(({ org, app, applicationId, uri, enabled }) => ({
        org,
        app,
        applicationId,
        uri,
        enabled,
      })),
    records: 0,
    ledger,
    reset(url) {
      base = url;
      known.clear();
      this.records = 0;
      implicit.clear();
      implicitBytes = 0;
      ledger.clear();
    },
    relocate(url) {
      base = url;
      forgetImplicit();
      for (const [key, tenant] of known) known.set(key, { ...tenant, uri: `${url}/${tenant.org}/${tenant.app}` });
    },
  };
}
