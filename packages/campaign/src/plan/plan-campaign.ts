import { EmchatCampaignError } from "../campaign-error.ts";
import { type CampaignMessage, readMessage } from "../message/message-template.ts";
import { checkHours, type Hours } from "../model/hours.ts";
import { type SendOperation, type SendOperationId, sendOperation } from "../model/operation.ts";
import { type RateLimit, stepOf } from "../model/pace.ts";
import { findCampaign } from "../store/campaign-row.ts";
import type { Sql } from "../store/sql.ts";
import { type NewCampaign, storeCampaign } from "../store/store-campaign.ts";
import type { TargetSource } from "../targets/target-list.ts";
import { fingerprintOf, type PlanReport, readPlan } from "./read-plan.ts";

/** What a campaign is to be. */
export interface CampaignPlan {
  /** Whom to send to. */
  readonly targets: TargetSource;
  /** What to send. */
  readonly message: CampaignMessage;
  /** Default `sendMessageToUser`. */
  readonly operation?: SendOperationId | undefined;
  /** Its share where several campaigns of an application run at once. Default 1. */
  readonly weight?: number | undefined;
  /** The pace of the whole application, for all its campaigns of this operation. Default: the contract's limit. */
  readonly rate?: RateLimit | undefined;
  /** The hours of the day in which to send. Default: all of them. */
  readonly hours?: Hours | undefined;
  /** When to begin. Default: at once. */
  readonly startAt?: Date | undefined;
  /** How long after its beginning it is still worth sending, in milliseconds; then it waits for a person. Default: no limit. */
  readonly giveUpAfter?: number | undefined;
  /** Leaves out the lines that are no targets, instead of refusing the list. Default `false`. */
  readonly skipInvalid?: boolean | undefined;
  /** Is told how far the reading is. */
  readonly onProgress?: ((read: number) => void) | undefined;
}

/** What became of a list. */
export interface PlannedCampaign extends PlanReport {
  readonly name: string;
  /** `false` where a campaign of this name, with this list and this message, was there already. */
  readonly created: boolean;
}

/** Whose application it is. */
export interface Tenant {
  readonly baseUrl: string;
  readonly org: string;
  readonly app: string;
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;

/**
 * Stores a campaign, all of it or nothing. A campaign of that name that has the same list and message is left as it is.
 *
 * @throws EmchatCampaignError for bad names, lists, messages and times, and where another campaign has the name.
 */
export async function planCampaign(
  sql: Sql,
  tenant: Tenant,
  name: string,
  plan: CampaignPlan,
): Promise<PlannedCampaign> {
  checkPlan(name, plan);
  const operation = sendOperation(plan.operation ?? "sendMessageToUser");
  const rate = plan.rate ?? operation.limit;
  if (!rate)
    throw new EmchatCampaignError(
      "usage",
      `the contract sets no pace for ${operation.id}: say with \`rate\` which one`,
    );
  const template = readMessage(operation, plan.message);
  const fingerprint = fingerprintOf(tenant, operation, template.body);
  const entries = readPlan(operation, template, plan, fingerprint);
  const campaign: NewCampaign = {
    name,
    operation: operation.id,
    tenant: `${tenant.org}/${tenant.app}`,
    body: JSON.stringify(template.body),
    weight: plan.weight ?? 1,
    rateKey: rateKeyOf(tenant, operation),
    stepMs: stepOf(rate),
    hours: plan.hours,
    startAt: plan.startAt?.getTime(),
    giveUpAfter: plan.giveUpAfter,
  };
  const there = await findCampaign(sql.query, name);
  if (!there && (await storeCampaign(sql, campaign, entries))) return { name, created: true, ...entries.report() };
  for await (const _ of entries.targets()) {
    // read to its end, for the fingerprint
  }
  return sameAs(sql, name, entries.report());
}

/** One rate for all campaigns of an application's operation. */
const rateKeyOf = ({ baseUrl, org, app }: Tenant, { id }: SendOperation): string => `${baseUrl}/${org}/${app} ${id}`;

async function sameAs(sql: Sql, name: string, report: PlanReport): Promise<PlannedCampaign> {
  const there = await findCampaign(sql.query, name);
  if (there?.fingerprint !== report.fingerprint) {
    throw new EmchatCampaignError(
      "conflict",
      `a campaign ${JSON.stringify(name)} is there already, with another list or message: a campaign is frozen once it is created, so take another name`,
    );
  }
  return { ...report, name, created: false, targets: there.total };
}

function checkPlan(name: string, plan: CampaignPlan): void {
  if (typeof plan !== "object" || plan === null)
    throw new EmchatCampaignError("usage", "a plan must be an object with `targets` and `message`");
  const { weight = 1, rate, hours, startAt, giveUpAfter } = plan;
  const fault = !(typeof name === "string" && NAME.test(name))
    ? `${JSON.stringify(name)} is no name of a campaign: take 1 to 100 letters, digits, dots, hyphens, and begin with a letter or digit`
    : !(isNumber(weight) && weight > 0 && weight <= 1000)
      ? `weight must be over 0 and at most 1,000, got ${weight}`
      : rate !== undefined && !isRate(rate)
        ? "rate must have at least one request, in at least one millisecond"
        : startAt !== undefined && !isDate(startAt)
          ? "startAt is no date"
          : giveUpAfter !== undefined && !(isNumber(giveUpAfter) && giveUpAfter > 0)
            ? `giveUpAfter must be over 0 milliseconds, got ${giveUpAfter}`
            : undefined;
  if (fault !== undefined) throw new EmchatCampaignError("usage", fault);
  if (hours !== undefined) checkHours(hours);
}

const isNumber = (value: unknown): value is number => typeof value === "number";
const isDate = (value: unknown): boolean =>
  Object.prototype.toString.call(value) === "[object Date]" && !Number.isNaN((value as Date).getTime());
const isRate = (rate: RateLimit | null): boolean =>
  [rate?.requests, rate?.perMs].every((figure) => Number.isFinite(figure) && Number(figure) >= 1);
