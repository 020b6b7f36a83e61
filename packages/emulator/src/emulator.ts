import type { Call } from "./call/call.ts";
import { createIds, seededRandom } from "./call/ids.ts";
import type { RawRequest } from "./call/raw-request.ts";
import { CONTRACT_BODY_BYTES, createCallReader } from "./call/read-call.ts";
import { isReply, type Reply } from "./call/reply.ts";
import { seal } from "./call/seal.ts";
import type { EmulatorConfig } from "./config.ts";
import { type AnswerOverride, createAnswer } from "./service/answer.ts";
import type { CallViolation } from "./service/call-violation.ts";
import { createErrorReplies, type ErrorReplyFactory } from "./service/error-reply.ts";
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
  /** Looks the operation up and reads the call; what has none is answered at once: 404, 405 or (for `OPTIONS`) 204 with `Allow`, 400. Never throws. */
  route(raw: RawRequest): Call | Reply;
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
  /** Adds `X-Request-Id`, and `X-Mock-Forgiven` where something was put up with. `exchange` and the replies of `route` have them. */
  seal(call: Call, reply: Reply): Reply;
  /** All of it in order: route, authenticate, validate, prefer, answer, seal. Never throws. */
  exchange(raw: RawRequest): Reply;
  /** Any error in the service's envelope, with the headers that the contract requires of its status. */
  readonly errorReply: ErrorReplyFactory;

  /** The largest body that any operation reads, in bytes. Of a larger one, `maxBodyBytes + 1` bytes are enough for its 413. */
  readonly maxBodyBytes: number;
  readonly users: UserDirectory;
  readonly groups: GroupDirectory;
  readonly messages: MessageLog;
  readonly tokens: TokenTable;
  /** The applications of the config and of `users.put` and `groups.put`. */
  tenants(): readonly TenantEntry[];
  /** Back to the seed state. */
  reset(): void;
  /**
   * Takes a new config and keeps the state: rules and tokens are replaced, users and groups that are missing are added.
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
  const answer = createAnswer({ clock, ids, errorReply, rules, tenants, messages, events });
  const route = createCallReader({
    clock,
    ids,
    errorReply,
    strict: () => rules().strict,
    bodyBytes: () => rules().bodyBytes,
  });

  const authenticate = (call: Call): Reply | undefined => {
    const { org = "", app = "" } = call.parameters;
    const verdict = judgeToken(call.authorization, tokens, { org, app }, rules().strict, call.startedAt);
    if ("status" in verdict) return refusalReply(errorReply, verdict, call);
    call.tokenLabel = verdict.label;
    const refusal = judgeEnabled(tenants.known(org, app));
    return refusal && refusalReply(errorReply, refusal, call);
  };
  const refuse = (violations: readonly CallViolation[], call?: Call): Reply =>
    refuseViolations(errorReply, violations, call);
  const prefer = (call: Call): Reply | undefined => preferredExample(call, errorReply);
  const respond = (call: Call): Reply => {
    const refusal = authenticate(call);
    if (refusal !== undefined) return refusal;
    const violations = validateCall(call);
    return violations.length > 0 ? refuse(violations, call) : (prefer(call) ?? answer(call));
  };

  return {
    route,
    authenticate,
    validate: validateCall,
    refuse,
    prefer,
    answer,
    seal: (call, reply) => seal(reply, call.requestId, call.forgiven),
    exchange(raw) {
      const call = route(raw);
      return isReply(call) ? call : seal(respond(call), call.requestId, call.forgiven);
    },
    errorReply,
    get maxBodyBytes() {
      return rules().bodyBytes ?? CONTRACT_BODY_BYTES;
    },
    users: store.users,
    groups: store.groups,
    messages,
    tokens,
    tenants: () => tenants.list(),
    reset: store.reset,
    configure: store.configure,
    on: events.on,
  };
}
