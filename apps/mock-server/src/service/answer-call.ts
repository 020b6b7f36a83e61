import {
  type Call,
  type FaultPlan,
  isReply,
  NO_FAULTS,
  NO_PREFERENCES,
  wireEffectOf,
  withAppliedPreferences,
} from "@emchat/emulator";
import { Exchange } from "../pipeline/exchange.ts";
import type { Pipeline } from "../pipeline/pipeline.ts";
import type { ServiceParts } from "./service-front.ts";
import type { Turn } from "./turn.ts";

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
  const { emulator } = turn.session;
  turn.exchange = exchangeOf(turn, call);
  const plan = emulator.plan(call);
  if (isReply(plan)) {
    turn.send(plan);
    return;
  }
  turn.plan = plan;
  turn.exchange = exchangeOf(turn, call, plan);
  if (plan.delayMs > 0) await turn.sleep(plan.delayMs);
  const effect = wireEffectOf(plan);
  if (effect?.kind === "reset" || effect?.kind === "empty") {
    turn.cut(effect.kind === "reset");
    return;
  }
  if (call.prefer.dynamic !== undefined) await parts.prepareDynamic();
  const reply = withAppliedPreferences(emulator.fail(call, plan) ?? (await pipeline.run(turn.exchange)), call, plan);
  if (effect === undefined) turn.send(reply);
  else turn.sendBroken(reply, effect);
}
