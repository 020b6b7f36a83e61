import type { Call } from "../call/call.ts";
import { JSON_HEADERS, type Reply } from "../call/reply.ts";
import type { TargetFailure } from "../config.ts";
import type { EventHub } from "../state/events.ts";
import type { StoredMessage, WritableMessageLog } from "../state/message-log.ts";
import type { Rules } from "../state/rules.ts";
import type { Tenant, TenantStore } from "../state/tenants.ts";
import { successOf, targetOf } from "./declared-operation.ts";
import { envelope } from "./envelope.ts";
import { defaultErrorOf } from "./error-catalogue.ts";
import type { ErrorReplyFactory } from "./error-reply.ts";
import { exampleReply } from "./example-reply.ts";
import { mapsResults, numericMessageId } from "./in-era.ts";
import { refusalReply } from "./refusal-reply.ts";
import { takeTurn } from "./rules/rate.ts";
import { DEFAULT_SENDER, deliveryResult, presenceResult } from "./rules/results.ts";
import { canonicalUsername, findTarget, type Target } from "./rules/targets.ts";
import { findTenant } from "./rules/tenants.ts";
import { tellsResults } from "./tells-results.ts";

/** What the answers depend on. */
export interface AnswerOptions {
  readonly clock: () => number;
  readonly ids: () => string;
  readonly errorReply: ErrorReplyFactory;
  readonly rules: () => Rules;
  readonly tenants: TenantStore;
  readonly messages: WritableMessageLog;
  readonly events: EventHub;
}

/** What is different about one answer. */
export interface AnswerOverride {
  /** Lets the target fail inside a 200, and a message not be stored. */
  readonly failure?: TargetFailure | undefined;
  /** Makes the success of another contract, where the state does not tell it. Default: the first example of the compiled one. */
  readonly shown?: ((now: number) => Reply) | undefined;
}

/** The body of a send, once it has passed its validator. */
interface SendBody {
  readonly msg: Readonly<Record<string, unknown>>;
  readonly from?: unknown;
  readonly ext?: Readonly<Record<string, unknown>>;
}

/**
 * Makes the function that answers a valid call from the state: tenant, target and rate, then what the contract's `x-mock` says:
 * a presence, a delivery, or nothing, and then the first example of the success.
 */
export function createAnswer(options: AnswerOptions): (call: Call, override?: AnswerOverride) => Reply {
  const { clock, errorReply } = options;
  let newest = 0;
  options.events.on("reset", () => {
    newest = 0;
  });
  /** The number after that of the newest message, also where messages have come from a file. */
  const nextSequence = (): number => {
    if (newest === 0) newest = options.messages.latest()?.sequence ?? 0;
    newest += 1;
    return newest;
  };

  const store = (call: Call, tenant: Tenant, target: Target, now: number): StoredMessage | undefined => {
    const { body } = call;
    if (!isSend(body)) return undefined;
    const { kind, name, group } = target;
    const sequence = nextSequence();
    const message: StoredMessage = {
      id: mapsResults(options.rules().era) ? numericMessageId(now, sequence) : options.ids(),
      sequence,
      time: now,
      requestId: call.requestId,
      operationId: call.operationId,
      org: tenant.org,
      app: tenant.app,
      target: group === undefined ? { kind, name } : { kind, name, members: group.members },
      from: typeof body.from === "string" ? canonicalUsername(body.from) : DEFAULT_SENDER,
      message: body.msg,
      ext: body.ext,
      token: call.tokenLabel ?? "none",
      bytes: call.bodyBytes,
    };
    options.messages.append(message);
    options.events.emit("message", message);
    return message;
  };

  /** The reply of an operation whose success is another one than the state can tell: the contract's own. */
  const shownOf = (call: Call, now: number): Reply => {
    const success = successOf(call.operationId);
    const reply = success && exampleReply(call, success, now);
    if (reply !== undefined) return reply;
    const description = `the contract shows no example of a success of ${call.operationId}`;
    return errorReply(500, defaultErrorOf(500), description, { startedAt: call.startedAt });
  };

  return (call, override) => {
    const { operationId, parameters, mock } = call;
    const rules = options.rules();
    const { org = "", app = "" } = parameters;
    // A call that names no tenant is nobody's, and there is nothing to look up.
    const mustBeKnown = rules.strict && Object.hasOwn(parameters, "org");
    const tenant = findTenant(options.tenants, org, app, mustBeKnown);
    if ("status" in tenant) return refusalReply(errorReply, tenant, call);
    const about = targetOf(call);
    const target = about && findTarget(tenant, about, rules.strict);
    if (target !== undefined && "status" in target) return refusalReply(errorReply, target, call);
    const budget = rules.budgets[operationId];
    const refusal = budget && takeTurn(tenant, operationId, budget, call.startedAt);
    if (refusal !== undefined) return refusalReply(errorReply, refusal, call);

    const now = clock();
    const shown = (): Reply => override?.shown?.(now) ?? shownOf(call, now);
    const { effect } = mock;
    if (effect === null || about === undefined || target === undefined) return shown();
    const failure = override?.failure ?? (effect === "deliver-message" ? failureOf(target) : undefined);
    const message =
      effect === "deliver-message" && failure === undefined ? store(call, tenant, target, now) : undefined;
    if (override?.shown === undefined && !tellsResults(operationId)) return { ...shown(), message };
    const result =
      effect === "deliver-message" ? deliveryResult(failure) : presenceResult(about.name, target.user, failure);
    const status = successOf(operationId)?.status ?? 200;
    return { status, headers: JSON_HEADERS, body: envelope(call, tenant, result, now), message };
  };
}

function isSend(body: unknown): body is SendBody {
  return (
    typeof body === "object" && body !== null && "msg" in body && typeof body.msg === "object" && body.msg !== null
  );
}

function failureOf({ user, group }: Target): TargetFailure | undefined {
  return user?.failure ?? group?.failure;
}
