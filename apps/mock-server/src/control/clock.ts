import type { Clock, ClockMove } from "@emchat/control";
import type { EmulatorClock } from "@emchat/emulator";
import type { ControlRoutes } from "./control-router.ts";
import { readJsonBody } from "./json-body.ts";
import { ProblemError } from "./problem.ts";

/** `/clock`: the time of a session, which can be moved. */
export function clockRoutes(): ControlRoutes {
  return {
    "GET /__mock/api/v1/clock": ({ session }) => ({ status: 200, body: describe(session.emulator.clock) }),
    "POST /__mock/api/v1/clock": async ({ session, request }) => {
      const move = await readJsonBody<ClockMove>(request, "ClockMove");
      const { clock } = session.emulator;
      try {
        if (move.advance !== undefined) clock.advance(move.advance);
        else if (move.set !== undefined) clock.set(move.set);
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
        throw new ProblemError(400, "The clock cannot be moved so", error.message);
      }
      return { status: 200, body: describe(clock) };
    },
  };
}

function describe(clock: EmulatorClock): Clock {
  return { now: clock.now(), standing: clock.standing, offset: clock.offset };
}
