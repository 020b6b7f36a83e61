import type { Call } from "./call/call.ts";
import { createIds, seededRandom } from "./call/ids.ts";
import { NO_PREFERENCES } from "./call/preferences.ts";
import type { RawRequest } from "./call/raw-request.ts";
import { CONTRACT_BODY_BYTES, createCallReader, type RouteOptions } from "./call/read-call.ts";
import { isReply, type Reply } from "./call/reply.ts";
import { seal } from "./call/seal.ts";
import type { EmulatorConfig } from "./config.ts";
import type { FaultInput } from "./faults/fault.ts";
import { type FaultPlan, faultHeader, NO_FAULTS, wireEffectOf } from "./faults/fault-plan.ts";
import { faultReply } from "./faults/fault-reply.ts";
import { createFaultTable, type FaultTable } from "./faults/fault-table.ts";
import { planCall, withAppliedPreferences } from "./faults/plan-call.ts";
import { readFault } from "./faults/read-fault.ts";
import { createTokenAddress } from "./grants/token-address.ts";
import { type AnswerOverride, createAnswer } from "./service/answer.ts";
import type { CallViolation } from "./service/call-violation.ts";
import { entryOf } from "./service/declared-operation.ts";
import { defaultErrorOf } from "./service/error-catalogue.ts";
import { createErrorReplies, type ErrorReplyFactory } from "./service/error-reply.ts";
import { fitError } from "./service/fit-error.ts";
import { preferredExample } from "./service/preferred-example.ts";
import { refusalReply } from "./service/refusal-reply.ts";
import { refuseViolations } from "./service/refuse.ts";
import { judgeEnabled } from "./service/rules/tenants.ts";
import { judgeToken } from "./service/rules/tokens.ts";
import { validateCall } from "./service/validate-call.ts";
import type { GroupDirectory, UserDirectory } from "./state/directory.ts";
import type { EmulatorEvents, EmulatorListener } from "./state/events.ts";
import type { MemoryAccount } from "./state/ledger.ts";
import type { MessageLog, WritableMessageLog } from "./state/message-log.ts";
import { createStore } from "./state/store.ts";
import type { TenantEntry } from "./state/tenants.ts";
import type { TokenTable } from "./state/token-table.ts";

/** What an emulator is made of; everything has a default. */
export interface EmulatorOptions {
  /** Seed state and rules. Default: forgiving, with nobody known. */
  readonly config?: EmulatorConfig | undefined;
  /** Now, in epoch milliseconds. Default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Numbers from 0 up to 1. Default: from `seed` where there is one, otherwise `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Ids of requests and messages. Default: counted, behind a beginning from `random`. */
  readonly ids?: (() => string) | undefined;
  /** Makes `random`, and so the ids, repeatable. */
  readonly seed?: number | undefined;
  /** Hears what a listener of `on` throws. Default: `console.error`. */
  readonly onListenerError?: ((error: unknown) => void) | undefined;
  /** Where messages are kept. Default: in the emulator, within `config.limits`. */
  readonly messages?: WritableMessageLog | undefined;
  /** Asked for room before anything else is kept. Default: there is always room. */
  readonly memory?: MemoryAccount | undefined;
}

/** The chat service in memory. */
export interface Emulator {
  /**
   * Looks the operation up and reads the call; what has none is answered at once: 404, 405 or (for `OPTIONS`) 204 with `Allow`,
   * 400. A request for a token is answered at once, too. Never throws.
   */
  route(raw: RawRequest, options?: RouteOptions): Call | Reply;
  /** Looks at the token: 401 or 403, or `undefined` and the token's label in `call.tokenLabel`. */
  authenticate(call: Call): Reply | undefined;
  /** What is wrong with the call's path and body; empty when nothing is. */
  validate(call: Call): readonly CallViolation[];
  /** Answers what `validate` found: 413, 415 or 400. */
  refuse(violations: readonly CallViolation[], call?: Call): Reply;
  /** Answers from the contract's examples where the call prefers one (`Prefer: code=…, example=…`), otherwise `undefined`. */
  prefer(call: Call): Reply | undefined;
  /** Answers a valid call from the state: 404, 429, or 200 and, for a send, the stored message. */
  answer(call: Call, override?: AnswerOverride): Reply;
  /** What faults and the call's own `Prefer: delay=…, fault=…` do to it; uses up their `times`. 400 for a preference that cannot be read. */
  plan(call: Call): FaultPlan | Reply;
  /** The error that a plan answers with in place of the service; `undefined` where the service answers. */
  fail(call: Call, plan: FaultPlan): Reply | undefined;
  /** Adds `X-Request-Id`, `X-Mock-Forgiven` where something was put up with, and `X-Mock-Fault`. The replies of `perform`, `exchange` and `route` have them. */
  seal(call: Call, reply: Reply, plan?: FaultPlan): Reply;
  /**
   * Answers a call under its plan: fail, or else authenticate, validate, prefer, answer; then seal. Whoever calls it has waited
   * for `plan.delayMs`, and breaks the reply as {@link wireEffectOf} says.
   */
  perform(call: Call, plan: FaultPlan): Reply;
  /**
   * All of it at once: route, plan, perform. Never throws. It can neither wait nor break a reply on its way: a call that is to
   * be delayed, cut or garbled is answered 500, with the reason.
   */
  exchange(raw: RawRequest): Reply;
  /** Any error in the service's envelope, with the headers that the contract requires of its status. */
  readonly errorReply: ErrorReplyFactory;

  /** The largest body that any operation reads, in bytes. Of a larger one, `maxBodyBytes + 1` bytes are enough for its 413. */
  readonly maxBodyBytes: number;
  readonly users: UserDirectory;
  readonly groups: GroupDirectory;
  readonly messages: MessageLog;
  readonly tokens: TokenTable;
  /** What is made to go wrong. */
  readonly faults: FaultTable;
  /** The applications of the config and of `users.put` and `groups.put`. */
  tenants(): readonly TenantEntry[];
  /** Back to the seed state; with `keepFaults`, faults stay as they are. */
  reset(options?: { readonly keepFaults?: boolean | undefined }): void;
  /**
   * Takes a new config and keeps the state: rules, tokens and the faults of the config are replaced, users and groups that are
   * missing are added.
   * @throws TypeError or RangeError naming what is wrong, and then nothing has changed
   */
  configure(config: EmulatorConfig): void;
  /** Calls `listener` on every event of that name, until the returned function is called. */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: EmulatorListener<Name>): () => void;
}

/**
 * Starts the chat service in memory. No socket, no file, no timer: it acts only when it is called.
 *
 * @throws TypeError or RangeError naming the key of the config that is wrong
 * @example
 * ```ts
 * import { createEmulator } from "@emchat/emulator";
 *
 * const emulator = createEmulator();
 * emulator.users.put("easemob-demo", "chatdemoui", "zw123", { status: "online" });
 * const reply = emulator.exchange({
 *   method: "GET",
 *   target: "/easemob-demo/chatdemoui/users/zw123/status",
 *   headers: { authorization: "Bearer any" },
 * });
 * console.log(reply.status); // 200
 * ```
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const clock = options.clock ?? Date.now;
  const random = options.random ?? (options.seed === undefined ? Math.random : seededRandom(options.seed));
  const ids = options.ids ?? createIds(random);
  const store = createStore(options.config ?? {}, options.onListenerError ?? console.error, options);
  const { rules, tenants, tokens, messages, events } = store;
  const errorReply = createErrorReplies(clock);
  const fromState = createAnswer({ clock, ids, errorReply, rules, tenants, messages, events });
  const route = createCallReader({
    clock,
    ids,
    errorReply,
    strict: () => rules().strict,
    tokenAddress: createTokenAddress({ clock, random, errorReply, seed: store.seed, rules, tenants, tokens }),
    bodyBytes: () => rules().bodyBytes,
  });

  const fitted = (call: Call, reply: Reply): Reply => fitError(call, reply, clock());
  const authenticate = (call: Call): Reply | undefined => {
    const { org = "", app = "" } = call.parameters;
    if (isOpen(call)) return undefined;
    const verdict = judgeToken(call.authorization, tokens, { org, app }, rules().strict, call.startedAt);
    if ("status" in verdict) return fitted(call, refusalReply(errorReply, verdict, call));
    call.tokenLabel = verdict.label;
    const refusal = judgeEnabled(tenants.known(org, app));
    return refusal && fitted(call, refusalReply(errorReply, refusal, call));
  };
  const refuse = (violations: readonly CallViolation[], call?: Call): Reply => {
    const reply = refuseViolations(errorReply, violations, call);
    return call === undefined ? reply : fitted(call, reply);
  };
  const answer = (call: Call, override?: AnswerOverride): Reply => fitted(call, fromState(call, override));
  const prefer = (call: Call): Reply | undefined => preferredExample(call, errorReply);
  const faults = createFaultTable({ clock, random, memory: options.memory });
  const plantFaults = (inputs: readonly FaultInput[]): void => {
    for (const { id, source } of faults.list()) if (source === "config") faults.delete(id);
    for (const input of inputs) faults.add(input, "config");
  };
  plantFaults(faultsOf(store.seed()));

  const plan = (call: Call): FaultPlan | Reply => {
    if (call.prefer === NO_PREFERENCES && faults.size === 0) return NO_FAULTS;
    // Faults may be meant for the calls of one token, so whose it is must be known before.
    authenticate(call);
    return planCall(call, faults, errorReply);
  };
  const fail = (call: Call, plan: FaultPlan): Reply | undefined => {
    const reply = faultReply(plan, call, errorReply);
    return reply && fitted(call, reply);
  };
  const sealed = (call: Call, reply: Reply, plan: FaultPlan = NO_FAULTS): Reply =>
    seal(reply, { requestId: call.requestId, forgiven: call.forgiven, fault: faultHeader(plan, faults.size) });
  const respond = (call: Call, override: AnswerOverride | undefined): Reply => {
    const refusal = authenticate(call);
    if (refusal !== undefined) return refusal;
    const violations = validateCall(call);
    return violations.length > 0 ? refuse(violations, call) : (prefer(call) ?? answer(call, override));
  };
  const perform = (call: Call, plan: FaultPlan): Reply => {
    const override = plan.effect?.kind === "result" ? { failure: plan.effect } : undefined;
    const reply = fail(call, plan) ?? respond(call, override);
    return sealed(call, withAppliedPreferences(reply, call, plan), plan);
  };

  return {
    route,
    authenticate,
    validate: validateCall,
    refuse,
    prefer,
    answer,
    plan,
    fail,
    seal: sealed,
    perform,
    exchange(raw) {
      const call = route(raw);
      if (isReply(call)) return call;
      const planned = plan(call);
      if (isReply(planned)) return sealed(call, planned);
      if (planned.delayMs === 0 && wireEffectOf(planned) === undefined) return perform(call, planned);
      return sealed(call, errorReply(500, defaultErrorOf(500), AT_ONCE, { startedAt: call.startedAt }), planned);
    },
    errorReply,
    get maxBodyBytes() {
      return rules().bodyBytes ?? CONTRACT_BODY_BYTES;
    },
    users: store.users,
    groups: store.groups,
    messages,
    tokens,
    faults,
    tenants: () => tenants.list(),
    reset({ keepFaults = false } = {}) {
      store.reset();
      if (keepFaults) return;
      faults.clear();
      plantFaults(faultsOf(store.seed()));
    },
    configure(config) {
      // What is wrong must throw before anything has changed.
      const inputs = faultsOf(config);
      store.configure(config);
      plantFaults(inputs);
    },
    on: events.on,
  };
}

/** Whether an operation asks for no token. */
function isOpen({ operationId }: Call): boolean {
  return entryOf(operationId)?.security.length === 0;
}

/** The faults of a config. @throws FaultSyntaxError or RangeError for one that cannot be */
function faultsOf({ faults = [] }: EmulatorConfig): readonly FaultInput[] {
  return faults.map(readFault);
}

const AT_ONCE =
  "exchange answers at once and whole: for delays and broken replies use createEmulatorFetch, the handlers for MSW, or the mock server";
