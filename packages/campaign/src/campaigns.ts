import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { type ClientOptions, createClient } from "@emchat/client";
import type { SendMessageRequest } from "@emchat/schema";
import { adminOf, type CampaignAdmin } from "./campaign-admin.ts";
import { EmchatCampaignError } from "./campaign-error.ts";
import { readMessage } from "./message/message-template.ts";
import { type SendOperationId, sendOperation } from "./model/operation.ts";
import { type CampaignPlan, type PlannedCampaign, planCampaign, type Tenant } from "./plan/plan-campaign.ts";
import type { Attempt } from "./sender/attempt.ts";
import { attemptByClient, warmUp } from "./sender/attempt-by-client.ts";
import { systemClock } from "./sender/clock.ts";
import { runSender } from "./sender/run-sender.ts";
import { readCampaignRow } from "./store/campaign-row.ts";
import type { CampaignStore } from "./store/campaign-store.ts";
import type { Sql } from "./store/sql.ts";
import { createSqlLedger } from "./store/sql-ledger.ts";

/** What campaigns are made with. */
export interface CampaignsOptions {
  /** The application, and how to reach it: the client's own options. Its `rate` and `retry` are the ledger's business, and left out. */
  readonly client: Omit<ClientOptions, "rate" | "retry">;
  /** Where campaigns are kept: `sqlite(…)`, `postgres(…)` or `storeAt(…)`. */
  readonly store: CampaignStore;
}

/** How a sender works. */
export interface WorkOptions {
  /** Ends the sender: nothing new is sent, what is on the wire is waited for, the rest goes back to the list. */
  readonly signal?: AbortSignal | undefined;
  /** The most requests on the wire at a time. Default 20. */
  readonly concurrency?: number | undefined;
  /** Whether it ends when no campaign is left to send. Default `false`. */
  readonly untilDone?: boolean | undefined;
  /** Its name, different from every other sender's. Default: host, process and a random part. */
  readonly name?: string | undefined;
  /** How long a part of the list is held without a word, in milliseconds; then another sender takes it over. Default 15,000. */
  readonly leaseMs?: number | undefined;
  /**
   * How many targets share a commit, at most: more are faster, and more are unknown after a crash. Default 6; up to 20 where the
   * application may send more than 300 a second, and fewer where its turns are far apart.
   */
  readonly batch?: number | undefined;
  /** Is told when the store is away, and with `undefined` when it is back. */
  readonly onStore?: ((error: unknown) => void) | undefined;
  /** Is told the code of a failure that concerns everybody (`connection`, `unavailable`, …), and with `undefined` when the service answers again. */
  readonly onService?: ((code: string | undefined) => void) | undefined;
}

/** The campaigns of a store, for an application that sends them. */
export interface Campaigns extends CampaignAdmin {
  /** Stores a campaign, all of it or nothing; where the same one is there already, nothing changes. */
  create(name: string, plan: CampaignPlan): Promise<PlannedCampaign>;
  /** Sends. Any number of processes do so at once, and any of them may be killed. Ends with its signal, or with `untilDone`. */
  work(options?: WorkOptions): Promise<void>;
}

/**
 * Opens the campaigns of a store for one application.
 *
 * @throws EmchatCampaignError when the store cannot be used.
 * @example
 * ```ts
 * import { createCampaigns, sqlite } from "@emchat/campaign";
 *
 * const campaigns = await createCampaigns({
 *   client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" },
 *   store: sqlite("campaigns.db"),
 * });
 * await campaigns.create("sale-2026-11", { targets: { file: "targets.csv" }, message: "hello {{name}}" });
 * await campaigns.work({ untilDone: true });
 * const { counts } = await campaigns.status("sale-2026-11");
 * console.log(counts.delivered, "delivered,", counts.unknown, "unknown");
 * await campaigns.close();
 * ```
 */
export async function createCampaigns({ client: options, store }: CampaignsOptions): Promise<Campaigns> {
  const client = createClient({ ...options, rate: false, retry: false });
  const tenant = tenantOf(options);
  const sql = await store.open();
  const ledger = createSqlLedger(sql, `${tenant.org}/${tenant.app}`);
  return {
    ...adminOf(sql),
    create: (name, plan) => planCampaign(sql, tenant, name, plan),
    async work({
      signal = new AbortController().signal,
      concurrency = 20,
      untilDone = false,
      name = senderName(),
      leaseMs = 15_000,
      batch,
      onStore,
      onService,
    } = {}) {
      checkWork({ signal, name, concurrency, leaseMs, batch });
      await warmUp(client, signal);
      const attempts = new Map<number, Attempt>();
      await runSender({
        owner: name,
        ledger,
        clock: systemClock,
        attemptFor: async (id) => {
          const attempt = attempts.get(id) ?? (await attemptOf(sql, client, id));
          attempts.set(id, attempt);
          return attempt;
        },
        concurrency,
        batch,
        leaseMs,
        untilDone,
        signal,
        ...(onStore ? { onStore } : {}),
        ...(onService ? { onService } : {}),
      });
    },
  };
}

const senderName = (): string => `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;

/** Whose application it is, wherever the client has that from: what is kept for one must not be sent for another. */
function tenantOf({
  org: givenOrg,
  app: givenApp,
  appKey = givenOrg === undefined && givenApp === undefined ? fromEnvironment("EMCHAT_APP_KEY") : undefined,
  baseUrl = fromEnvironment("EMCHAT_BASE_URL") ?? "https://a1.easemob.com",
}: Pick<ClientOptions, "org" | "app" | "appKey" | "baseUrl">): Tenant {
  const [org, app] = appKey?.split("#") ?? [givenOrg, givenApp];
  return { org: String(org), app: String(app), baseUrl: baseUrl.replace(/\/+$/, "") };
}

const fromEnvironment = (name: string): string | undefined => process.env[name]?.trim() || undefined;

async function attemptOf(sql: Sql, client: ReturnType<typeof createClient>, id: number): Promise<Attempt> {
  const [row] = await sql.query("select * from campaign where id = $1", id);
  if (!row) throw new EmchatCampaignError("missing", `campaign ${id} is gone from the store`);
  const { operation: name, body } = readCampaignRow(row);
  const operation = sendOperation(name as SendOperationId);
  return attemptByClient(client, operation.id, readMessage(operation, JSON.parse(body) as SendMessageRequest));
}

interface Checked extends Pick<WorkOptions, "batch"> {
  readonly signal: AbortSignal;
  readonly name: string;
  readonly concurrency: number;
  readonly leaseMs: number;
}

function checkWork({ signal, name, concurrency, leaseMs, batch }: Checked): void {
  const fault =
    typeof signal?.addEventListener !== "function"
      ? "signal must be an AbortSignal"
      : typeof name !== "string" || name === ""
        ? "name must be a text, different from every other sender's"
        : faultOfFigures(concurrency, leaseMs, batch);
  if (fault) throw new EmchatCampaignError("usage", fault);
}

function faultOfFigures(concurrency: number, leaseMs: number, batch: number | undefined): string | undefined {
  return !Number.isInteger(concurrency) || concurrency < 1 || concurrency > 1000
    ? `concurrency must be a whole number from 1 to 1,000, got ${concurrency}`
    : batch !== undefined && !(Number.isInteger(batch) && batch >= 1 && batch <= 100)
      ? `batch must be a whole number from 1 to 100, got ${batch}`
      : !(leaseMs >= 500 && leaseMs <= 600_000)
        ? `leaseMs must be from 500 to 600,000 milliseconds, got ${leaseMs}`
        : undefined;
}
