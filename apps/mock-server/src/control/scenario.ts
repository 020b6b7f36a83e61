import type { ScenarioChoice, ScenarioState } from "@emchat/control";
import { type Scenario, TooManyFaults } from "@emchat/emulator";
import { UNNAMED } from "../config/named-scenario.ts";
import { scenarioOf, type WorldOptions } from "../config/seed-of.ts";
import { OutOfMemory } from "../memory/memory-budget.ts";
import type { Scenarios } from "../sessions/scenarios.ts";
import type { Session } from "../sessions/session.ts";
import type { ControlRoutes } from "./control-router.ts";
import { readJsonBody } from "./json-body.ts";
import { notFound, ProblemError } from "./problem.ts";

/** What the scenarios of the control API depend on. */
export interface ScenarioParts {
  readonly scenarios: Scenarios;
  /** What the command line says, above every scenario. */
  readonly worldOptions: WorldOptions;
}

/** `/scenario`: which one is on, and another in its place. */
export function scenarioRoutes({ scenarios, worldOptions }: ScenarioParts): ControlRoutes {
  const describe = ({ emulator: { scenario } }: Session): ScenarioState => ({
    current: scenario === undefined ? null : (scenario.name ?? UNNAMED),
    scenarios: [...scenarios.list()],
  });
  return {
    "GET /__mock/api/v1/scenario": ({ session }) => ({ status: 200, body: describe(session) }),
    "PUT /__mock/api/v1/scenario": async ({ session, request }) => {
      const choice = await readJsonBody<ScenarioChoice>(request, "ScenarioChoice");
      const scenario = await chosen(scenarios, choice);
      begin(session, scenario && scenarioOf(scenario, worldOptions));
      return { status: 200, body: describe(session) };
    },
  };
}

async function chosen(scenarios: Scenarios, { name, scenario }: ScenarioChoice): Promise<Scenario | undefined> {
  if (scenario !== undefined) {
    const { readScenario } = await import("../config/load-scenario.ts");
    return possible(() => readScenario(scenario));
  }
  if (name === undefined || name === null) return undefined;
  const known = scenarios.get(name);
  if (known === undefined) {
    const names = scenarios.list().map((one) => one.name);
    const hint =
      names.length === 0 ? "none was given: start the mock with --scenario FILE" : `there are ${names.join(", ")}`;
    throw notFound(`scenario ${name}`, hint);
  }
  return known;
}

function begin(session: Session, scenario: Scenario | undefined): void {
  possible(() => session.play(scenario));
}

/** Turns the refusal of a scenario into a problem. */
function possible<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof OutOfMemory || error instanceof TooManyFaults) throw error;
    if (error instanceof TypeError || error instanceof RangeError)
      throw new ProblemError(400, "The scenario is not what is expected", error.message);
    throw error;
  }
}
