import type { FaultEffect } from "@emchat/control";
import { type Call, DEFAULT_ERROR, NO_PREFERENCES, type Reply } from "@emchat/emulator";
import { type DecisiveEffect, type FaultPlan, NO_FAULTS } from "../faults/fault-plan.ts";
import { FaultSyntaxError, parseEffect } from "../faults/parse-fault.ts";
import { Exchange } from "../pipeline/exchange.ts";
import type { Pipeline } from "../pipeline/pipeline.ts";
import type { ServiceParts } from "./service-front.ts";
import type { Turn } from "./turn.ts";

/** The longest delay that `Prefer: delay=` can ask for, in milliseconds. */
export const MAX_PREFERRED_DELAY_MS = 60_000;

const RUN = "x-mock-run";

/** Whether a call has nothing about it that a fault or a preference could change. */
export function isPlain(turn: Turn, call: Call): boolean {
  return call.prefer === NO_PREFERENCES && turn.session.faults.size === 0;
}

/** The exchange of a turn. */
export function exchangeOf(turn: Turn, call: Call, plan: FaultPlan = NO_FAULTS): Exchange {
  const run = turn.request.headers[RUN];
  return new Exchange(
    turn.id,
    turn.session,
    call,
    plan,
    typeof run === "string" && run !== "" ? run.slice(0, 128) : undefined,
  );
}

/** Answers a call that is not plain: preferences and faults first, then the pipeline. */
export async function answerCall(
  parts: Pick<ServiceParts, "prepareDynamic">,
  turn: Turn,
  call: Call,
  pipeline: Pick<Pipeline, "run">,
): Promise<void> {
  const { session } = turn;
  turn.exchange = exchangeOf(turn, call);
  let delayMs = 0;
  let preferred: FaultEffect | undefined;
  try {
    delayMs = readDelay(call.prefer.delay);
    preferred = call.prefer.fault === undefined ? undefined : parseEffect(call.prefer.fault);
  } catch (error) {
    if (!(error instanceof FaultSyntaxError)) throw error;
    turn.refuse(400, "illegal_argument", `Prefer: ${error.message}`);
    return;
  }
  // Faults may be meant for the calls of one token, so whose it is must be known before.
  session.emulator.authenticate(call);
  const plan = session.faults.strike(call, preferred);
  turn.plan = plan;
  turn.exchange = exchangeOf(turn, call, plan);
  delayMs += plan.delayMs;
  if (delayMs > 0) await turn.sleep(delayMs);
  if (call.prefer.dynamic !== undefined) await parts.prepareDynamic();

  const { effect } = plan;
  if (effect?.kind === "reset") turn.cut(true);
  else if (effect?.kind === "empty") turn.cut();
  else if (effect?.kind === "error" || effect?.kind === "rate") {
    turn.send(applied(failure(turn, call, effect, plan.retryAfter), call, delayMs));
  } else {
    const reply = applied(await pipeline.run(turn.exchange), call, delayMs);
    if (effect === undefined || effect.kind === "result") turn.send(reply);
    else turn.sendBroken(reply, effect);
  }
}

function failure(
  { session }: Turn,
  call: Call,
  effect: Extract<DecisiveEffect, { kind: "error" | "rate" }>,
  retryAfter: number | undefined,
): Reply {
  const { startedAt } = call;
  const { errorReply } = session.emulator;
  if (effect.kind === "rate") {
    const description = `This request has reached api limit: ${effect.limit} requests a ${effect.per}`;
    return errorReply(429, "reach_limit", description, {
      startedAt,
      headers: { "retry-after": String(retryAfter ?? 1) },
    });
  }
  const { status, error, description, retryAfter: seconds } = effect;
  return errorReply(status, error ?? DEFAULT_ERROR[status] ?? "web_application", description ?? "a fault of the mock", {
    startedAt,
    headers: seconds === undefined ? undefined : { "retry-after": String(seconds) },
  });
}

/** Tells the caller which of its preferences for the mock itself were honoured (RFC 7240, section 3). */
function applied(reply: Reply, { prefer }: Call, delayMs: number): Reply {
  const before = reply.headers["preference-applied"];
  const names = before === undefined ? [] : [before];
  if (prefer.delay !== undefined && delayMs > 0) names.push(`delay=${prefer.delay}`);
  if (prefer.fault !== undefined) names.push(`fault="${prefer.fault}"`);
  if (names.length === (before === undefined ? 0 : 1)) return reply;
  return { ...reply, headers: { ...reply.headers, "preference-applied": names.join(", ") } };
}

function readDelay(text: string | undefined): number {
  if (text === undefined) return 0;
  const delay = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (delay <= MAX_PREFERRED_DELAY_MS) return delay;
  throw new FaultSyntaxError(`delay must be milliseconds from 0 to ${MAX_PREFERRED_DELAY_MS}, such as delay=200`);
}
