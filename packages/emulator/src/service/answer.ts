import { type OperationId, operationTable } from "@emchat/schema";
import type { Call } from "../call/call.ts";
import { JSON_HEADERS, type Reply } from "../call/reply.ts";
import type { TargetFailure } from "../config.ts";
import type { EventHub } from "../state/events.ts";
import type { StoredMessage, WritableMessageLog } from "../state/message-log.ts";
import type { Rules } from "../state/rules.ts";
import type { Tenant, TenantStore } from "../state/tenants.ts";
import { envelope } from "./envelope.ts";
import type { ErrorReplyFactory } from "./error-reply.ts";
import { refusalReply } from "./refusal-reply.ts";
import { takeTurn } from "./rules/rate.ts";
import { DEFAULT_SENDER, deliveryResult, presenceResult } from "./rules/results.ts";
import { canonicalUsername, findTarget, type Target } from "./rules/targets.ts";
import { findTenant } from "./rules/tenants.ts";

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
}

/** The body of a send, once it has passed its validator. */
interface SendBody {
  readonly msg: Readonly<Record<string, unknown>>;
  readonly from?: string;
  readonly ext?: Readonly<Record<string, unknown>>;
}

/** What an operation does, read from the contract's `x-mock` once. */
interface Action {
  readonly kind: Target["kind"];
  /** The path parameter that names whom it is about. */
  readonly parameter: string;
  readonly sends: boolean;
}

const actions = Object.fromEntries(
  (Object.keys(operationTable) as OperationId[]).map((operationId): [string, Action] => {
    const { effect, target } = operationTable[operationId].mock;
    const kind = target?.kind === "group" ? "group" : "user";
    return [operationId, { kind, parameter: target?.parameter ?? "", sends: effect === "deliver-message" }];
  }),
) as Record<OperationId, Action>;

/** Makes the function that answers a valid call from the state: tenant, target, rate, then presence or delivery. */
export function createAnswer(options: AnswerOptions): (call: Call, override?: AnswerOverride) => Reply {
  const { clock, errorReply } = options;
  let sequence = 0;
  options.events.on("reset", () => {
    sequence = 0;
  });

  const store = (call: Call, tenant: Tenant, target: Target, now: number): StoredMessage => {
    const body = call.body as SendBody;
    sequence += 1;
    const message: StoredMessage = {
      id: options.ids(),
      sequence,
      time: now,
      requestId: call.requestId,
      operationId: call.operationId,
      org: tenant.org,
      app: tenant.app,
      target:
        target.kind === "group" && target.record !== undefined
          ? { kind: "group", name: target.name, members: target.record.members }
          : { kind: target.kind, name: target.name },
      from: body.from === undefined ? DEFAULT_SENDER : canonicalUsername(body.from),
      message: body.msg,
      ext: body.ext,
      token: call.tokenLabel ?? "none",
      bytes: call.bodyBytes,
    };
    options.messages.append(message);
    options.events.emit("message", message);
    return message;
  };

  return (call, override) => {
    const rules = options.rules();
    const action = actions[call.operationId];
    const asked = call.parameters[action.parameter] ?? "";
    const tenant = findTenant(
      options.tenants,
      call.parameters["org"] ?? "",
      call.parameters["app"] ?? "",
      rules.strict,
    );
    if ("status" in tenant) return refusalReply(errorReply, tenant, call);
    const target = findTarget(tenant, action.kind, asked, rules.strict);
    if ("status" in target) return refusalReply(errorReply, target, call);
    const budget = rules.budgets[call.operationId];
    const refusal = budget && takeTurn(tenant, call.operationId, budget, call.startedAt);
    if (refusal !== undefined) return refusalReply(errorReply, refusal, call);

    const now = clock();
    if (!action.sends) {
      const user = target.kind === "user" ? target.record : undefined;
      const result = presenceResult(asked, user, override?.failure);
      return { status: 200, headers: JSON_HEADERS, body: envelope(call, tenant, result, now) };
    }
    const failure = override?.failure ?? target.record?.failure;
    const body = envelope(call, tenant, deliveryResult(failure), now);
    const message = failure === undefined ? store(call, tenant, target, now) : undefined;
    return { status: 200, headers: JSON_HEADERS, body, message };
  };
}
