import { type Era, eras, type OperationId, operationIds, operationTable } from "@emchat/schema";
import type { EmulatorConfig, RateBudget } from "../config.ts";

/** The service's first cluster. */
export const DEFAULT_SERVICE_URL = "https://a1.easemob.com";
/** How many messages are kept unless the config says otherwise. */
export const DEFAULT_MESSAGES = 10_000;
/** How many bytes of message bodies are kept unless the config says otherwise. */
export const DEFAULT_MESSAGE_BYTES: number = 16 * 1024 * 1024;

/** How long a token lives unless the config says otherwise, in seconds: seven days. */
export const DEFAULT_TOKEN_LIFETIME = 604_800;

/** A config with every default filled in. */
export interface Rules {
  readonly strict: boolean;
  /** `undefined`: the contract names none. */
  readonly era: Era | undefined;
  readonly serviceUrl: string;
  readonly budgets: Readonly<Partial<Record<OperationId, RateBudget>>>;
  readonly messages: number;
  readonly messageBytes: number;
  readonly bodyBytes: number | undefined;
  /** Seconds. */
  readonly tokenLifetime: number;
}

/** Fills in the defaults. @throws TypeError or RangeError naming the key that is wrong */
export function rulesOf(config: EmulatorConfig): Rules {
  const limits = config.limits ?? {};
  return {
    strict: config.strict ?? false,
    era: eraOf(config.era),
    serviceUrl: serviceUrlOf(config.serviceUrl ?? DEFAULT_SERVICE_URL),
    budgets: budgetsOf(config.rate ?? false),
    messages: positive("limits.messages", limits.messages ?? DEFAULT_MESSAGES),
    messageBytes: positive("limits.messageBytes", limits.messageBytes ?? DEFAULT_MESSAGE_BYTES),
    tokenLifetime: positive("tokenLifetime", config.tokenLifetime ?? DEFAULT_TOKEN_LIFETIME),
    bodyBytes: limits.bodyBytes === undefined ? undefined : positive("limits.bodyBytes", limits.bodyBytes),
  };
}

function eraOf(named: string | undefined): Era | undefined {
  const era = named === undefined ? eras[0] : eras.find((one) => one === named);
  if (era !== undefined || named === undefined) return era;
  throw new TypeError(`era must be one of ${eras.join(", ")}, got ${JSON.stringify(named).slice(0, 60)}.`);
}

function serviceUrlOf(url: string): string {
  if (!/^https?:\/\/[^\s/]/.test(url)) {
    throw new TypeError(
      `serviceUrl must begin with http:// or https:// and a host, got ${JSON.stringify(url.slice(0, 60))}.`,
    );
  }
  return url.replace(/\/+$/, "");
}

function budgetsOf(rate: NonNullable<EmulatorConfig["rate"]>): Rules["budgets"] {
  if (rate === false) return {};
  if (rate === true) {
    return Object.fromEntries(
      operationIds.flatMap((id) => {
        const { rateLimit } = operationTable[id];
        return rateLimit === null ? [] : [[id, rateLimit]];
      }),
    );
  }
  for (const [id, budget] of Object.entries(rate)) {
    if (!Object.hasOwn(operationTable, id)) {
      throw new TypeError(`rate.${id} is no operation of the contract; it has ${operationIds.join(", ")}.`);
    }
    positive(`rate.${id}.requests`, budget.requests);
    positive(`rate.${id}.perMs`, budget.perMs);
  }
  return { ...rate };
}

function positive(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`${name} must be a whole number above 0, got ${String(value)}.`);
}
