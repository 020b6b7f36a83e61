import type { Era } from "@emchat/schema";
import type { Call } from "./call/call.ts";
import { createRandomness } from "./call/ids.ts";
import { NO_PREFERENCES } from "./call/preferences.ts";
import type { RawRequest } from "./call/raw-request.ts";
import { CONTRACT_BODY_BYTES, createCallReader, type RouteOptions } from "./call/read-call.ts";
import { isReply, type Reply } from "./call/reply.ts";
import { seal } from "./call/seal.ts";
import type { EmulatorConfig } from "./config.ts";
import type { EmulatorOptions } from "./emulator-options.ts";
import { AT_ONCE, type FaultPlan, faultHeader, NO_FAULTS, wireEffectOf } from "./faults/fault-plan.ts";
import { faultReply } from "./faults/fault-reply.ts";
import { createFaultTable, type FaultTable } from "./faults/fault-table.ts";
import { planCall, withAppliedPreferences } from "./faults/plan-call.ts";
import { createTokenAddress } from "./grants/token-address.ts";
import { plantFaults, type Scenario, standingAt, worldOf } from "./scenario/scenario.ts";
import { type AnswerOverride, createAnswer } from "./service/answer.ts";
import type { CallViolation } from "./service/call-violation.ts";
import { asksForNoToken } from "./service/declared-operation.ts";
import { defaultErrorOf } from "./service/error-catalogue.ts";
import { createErrorReplies, type ErrorReplyFactory } from "./service/error-reply.ts";
import { fitError } from "./service/fit-error.ts";
import { inEra } from "./service/in-era.ts";
import { preferredExample } from "./service/preferred-example.ts";
import { refusalReply } from "./service/refusal-reply.ts";
import { refuseViolations } from "./service/refuse.ts";
import { judgeEnabled } from "./service/rules/tenants.ts";
import { judgeToken } from "./service/rules/tokens.ts";
import { validateCall } from "./service/validate-call.ts";
import type { GroupDirectory, UserDirectory } from "./state/directory.ts";
import type { EmulatorEvents, EmulatorListener } from "./state/events.ts";
import type { MessageLog } from "./state/message-log.ts";
import { type StateRecord, stateRecords, takeRecord } from "./state/state-record.ts";
import { createStore } from "./state/store.ts";
import type { TenantEntry } from "./state/tenants.ts";
import type { TokenTable } from "./state/token-table.ts";
import { createClock, type EmulatorClock } from "./time/clock.ts";
import { createTimeline } from "./time/timeline.ts";

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
  /** A success of `prefer` and `answer` as the config's era tells it. Those of `perform` and `exchange` are told so. */
  tell(call: Call, reply: Reply): Reply;
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
  /** The time, which can be moved. */
  readonly clock: EmulatorClock;
  readonly messages: MessageLog;
  readonly tokens: TokenTable;
  /** What is made to go wrong. */
  readonly faults: FaultTable;
  /** The applications of the config and of `users.put` and `groups.put`. */
  tenants(): readonly TenantEntry[];
  /** Whose replies are given; `undefined` where the contract tells of no eras. */
  readonly era: Era | undefined;
  /** Whether what is otherwise forgiven is refused. */
  readonly strict: boolean;
  /** What ids and random values grow from; `undefined` where they differ from run to run. */
  readonly seed: number | undefined;
  /** Numbers from 0 up to 1 that begin again at a reset, where there is a seed. */
  random(): number;
  /** Back to the seed state: clock, ids and random numbers too. With `keepFaults`, faults stay as they are. */
  reset(options?: { readonly keepFaults?: boolean | undefined }): void;
  /** Of the faults alone: back to those of the config and the scenario. */
  resetFaults(): void;
  /** The scenario that is on. */
  readonly scenario: Scenario | undefined;
  /**
   * Begins a scenario, or goes back to the config alone: everything is reset.
   * @throws TypeError or RangeError naming what is wrong, and then nothing has changed
   */
  play(scenario: Scenario | undefined): void;
  /**
   * Takes a new config and keeps the state and the scenario: rules, tokens and the faults of the config are replaced, users and
   * groups that are missing are added. A changed `clock` or `seed` counts after a reset.
   * @throws TypeError or RangeError naming what is wrong, and then nothing has changed
   */
  configure(config: EmulatorConfig): void;
  /** Everything that is remembered, record by record, for a file: time, users, groups, messages. Tokens are not in it. */
  records(): Iterable<StateRecord>;
  /**
   * Resets the state, and returns the function that takes one record after the other.
   * @throws TypeError or RangeError, from that function, saying what is wrong with a record
   */
  restore(): (record: unknown) => void;
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
  let { config = {}, scenario } = options;
  const first = worldOf(config, scenario);
  const store = createStore(first, options.onListenerError ?? console.error, options);
  const { rules, tenants, tokens, messages, events } = store;
  const timeline = createTimeline(store.users);
  const time = createClock(options.clock ?? Date.now, timeline.settle);
  const clock = time.now;
  const seed = (): number | undefined => options.seed ?? store.seed().seed;
  const randomness = createRandomness(seed(), options);
  const { random } = randomness;
  const ids = options.ids ?? randomness.nextId;
  const errorReply = createErrorReplies(clock);
  const fromState = createAnswer({ clock, ids, errorReply, rules, tenants, messages, events });
  const faults = createFaultTable({ clock, random, memory: options.memory });
  const route = createCallReader({
    clock,
    ids,
    errorReply,
    strict: () => rules().strict,
    tokenAddress: createTokenAddress({ clock, random, errorReply, seed: store.seed, rules, tenants, tokens, events }),
    bodyBytes: () => rules().bodyBytes,
    faultHeader: () => faultHeader(NO_FAULTS, faults.size),
  });

  const fitted = (call: Call, reply: Reply): Reply => fitError(call, reply, clock());
  const authenticate = (call: Call): Reply | undefined => {
    const { org = "", app = "" } = call.parameters;
    if (asksForNoToken(call)) return undefined;
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
  const tell = (call: Call, reply: Reply): Reply => inEra(rules().era, call, reply);
  const prefer = (call: Call): Reply | undefined => preferredExample(call, errorReply);
  const resetFaults = (): void => {
    faults.reset();
    plantFaults(faults, store.seed());
  };
  const reset = (next: EmulatorConfig | undefined, keepFaults: boolean): void => {
    timeline.clear();
    store.reset(next);
    time.start(standingAt(store.seed()));
    randomness.restart(seed());
    if (!keepFaults) resetFaults();
    timeline.start(store.seed().apps, clock());
    events.emit("reset", undefined);
  };
  time.start(standingAt(first));
  timeline.start(first.apps, clock());
  plantFaults(faults, store.seed());

  const plan = (call: Call): FaultPlan | Reply => {
    if (call.prefer === NO_PREFERENCES && faults.size === 0) return NO_FAULTS;
    // Faults may be meant for the calls of one token, so whose it is must be known before.
    authenticate(call);
    return planCall(call, faults, errorReply);
  };
  const fail = (call: Call, plan: FaultPlan): Reply | undefined => {
    const reply = faultReply(plan, call, errorReply);
    // A reply that somebody prepared is theirs, to the last byte.
    return reply === undefined || plan.effect?.kind === "reply" ? reply : fitted(call, reply);
  };
  const sealed = (call: Call, reply: Reply, plan: FaultPlan = NO_FAULTS): Reply =>
    seal(reply, { requestId: call.requestId, forgiven: call.forgiven, fault: faultHeader(plan, faults.size) });
  const respond = (call: Call, override: AnswerOverride | undefined): Reply => {
    const refusal = authenticate(call);
    if (refusal !== undefined) return refusal;
    const violations = validateCall(call);
    return violations.length > 0 ? refuse(violations, call) : tell(call, prefer(call) ?? answer(call, override));
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
    tell,
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
    get users() {
      // What is due must have happened before anybody looks.
      clock();
      return store.users;
    },
    groups: store.groups,
    clock: time,
    messages,
    tokens,
    faults,
    tenants: () => tenants.list(),
    get era() {
      return rules().era;
    },
    get strict() {
      return rules().strict;
    },
    get seed() {
      return randomness.seed;
    },
    random,
    reset: ({ keepFaults = false } = {}) => reset(undefined, keepFaults),
    resetFaults,
    get scenario() {
      return scenario;
    },
    play(next) {
      const world = worldOf(config, next);
      reset(world, false);
      scenario = next;
    },
    configure(next) {
      const world = worldOf(next, scenario);
      store.configure(world);
      config = next;
      timeline.replan(world.apps, clock());
      plantFaults(faults, store.seed());
    },
    records: () => stateRecords({ ...store, clock: time }),
    restore() {
      reset(undefined, true);
      return (record) => takeRecord({ ...store, clock: time }, record);
    },
    on: events.on,
  };
}
