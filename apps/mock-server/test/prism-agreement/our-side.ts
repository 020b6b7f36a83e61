import { isReply, NO_FAULTS, NO_PREFERENCES, type RawRequest } from "@emchat/emulator";
import { createMemoryBudget } from "../../src/memory/memory-budget.ts";
import { Exchange } from "../../src/pipeline/exchange.ts";
import { createPipeline } from "../../src/pipeline/pipeline.ts";
import { createSession } from "../../src/sessions/session.ts";
import { agree, type Outcome, outcomeOf } from "./outcome.ts";

/**
 * The mock's router and pipeline, without its socket: what answers in place of Prism's components. A call without preferences
 * goes both ways, through Prism's own order of steps and through the short one, and must come to the same.
 *
 * @throws Error when it does not
 */
export function createOurSide(): (raw: RawRequest) => Promise<Outcome> {
  const pipeline = createPipeline(() => undefined);
  const session = createSession("default", {
    clock: Date.now,
    budget: createMemoryBudget(),
    initial: () => ({ emulator: { seed: 1 }, faults: [] }),
    scenario: () => undefined,
    onListenerError(error) {
      throw error;
    },
  });
  return async (raw) => {
    const call = session.emulator.route(raw);
    if (isReply(call)) return outcomeOf(undefined, call.status, call.headers["content-type"], call.body);
    const exchange = (): Exchange => new Exchange("r-1", session, call, NO_FAULTS, undefined);
    const { status, headers, body, example } = await pipeline.run(exchange());
    const outcome = outcomeOf(call.operationId, status, headers["content-type"], body, example);
    if (call.prefer === NO_PREFERENCES) {
      const plain = pipeline.runPlain(exchange());
      const same = outcomeOf(call.operationId, plain.status, plain.headers["content-type"], plain.body, plain.example);
      if (!agree(outcome, same)) throw new Error(`the short way answers otherwise: ${raw.method} ${raw.target}`);
    }
    return outcome;
  };
}
