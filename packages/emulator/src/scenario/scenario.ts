import type { EmulatorConfig } from "../config.ts";
import type { FaultInput } from "../faults/fault.ts";
import type { FaultTable } from "../faults/fault-table.ts";
import { readFault } from "../faults/read-fault.ts";
import { readInstant } from "../time/duration.ts";
import { plannedOf } from "../time/timeline.ts";

/**
 * A world by name: who is there and how that changes as time passes, what goes wrong, what is answered. It is written in the
 * words of the config and stands on it: what a scenario leaves out is the config's.
 */
export interface Scenario extends EmulatorConfig {
  /** What it is called: on the inspector's page, in the API, in a test. */
  readonly name?: string | undefined;
  /** What it is for, in a sentence. */
  readonly description?: string | undefined;
}

/** What a scenario's ids and random values grow from when nobody says otherwise. */
export const DEFAULT_SCENARIO_SEED = 1;

const KEYS: Readonly<Record<keyof Scenario, true>> = {
  name: true,
  description: true,
  seed: true,
  clock: true,
  strict: true,
  era: true,
  serviceUrl: true,
  apps: true,
  tokens: true,
  clients: true,
  tokenLifetime: true,
  limits: true,
  rate: true,
  faults: true,
  replies: true,
};

/**
 * A config with a scenario on it, all of it read.
 * @throws TypeError or RangeError naming what is wrong, before anything has changed
 */
export function worldOf(config: EmulatorConfig, scenario: Scenario | undefined): EmulatorConfig {
  const world = layered(config, scenario);
  refuseBadPlans(world);
  return world;
}

function layered(config: EmulatorConfig, scenario: Scenario | undefined): EmulatorConfig {
  if (scenario === undefined) return config;
  const given = Object.entries(scenario).filter(([key, value]) => {
    if (!Object.hasOwn(KEYS, key) && key !== "$schema") {
      const keys = Object.keys(KEYS).join(", ");
      throw new TypeError(`A scenario has no ${JSON.stringify(key.slice(0, 60))}; it has ${keys}.`);
    }
    return value !== undefined;
  });
  const { name: _, description: __, ...world } = Object.fromEntries(given) as Scenario;
  return { ...config, ...world, seed: world.seed ?? config.seed ?? DEFAULT_SCENARIO_SEED };
}

/** The faults and the prepared replies of a config. @throws FaultSyntaxError or RangeError for one that cannot be */
function faultsOf({ faults = [], replies = [] }: EmulatorConfig): readonly FaultInput[] {
  return [
    ...replies.map(({ status, headers, body, ...input }) =>
      readFault({
        ...input,
        effect: {
          kind: "reply",
          status,
          ...(headers === undefined ? undefined : { headers }),
          ...(body === undefined ? undefined : { body }),
        },
      }),
    ),
    ...faults.map(readFault),
  ];
}

/** Puts the faults of a config in the place of those that the table has from one. */
export function plantFaults(faults: FaultTable, config: EmulatorConfig): void {
  for (const { id, source } of faults.list()) if (source === "config") faults.delete(id);
  for (const input of faultsOf(config)) faults.add(input, "config");
}

/** Where the clock of a config stands; `undefined` where it goes. @throws TypeError for what is no point in time */
export function standingAt({ clock }: EmulatorConfig): number | undefined {
  return clock === undefined ? undefined : readInstant(clock);
}

/** Reads what the state itself does not look at. @throws what is wrong with it */
function refuseBadPlans(config: EmulatorConfig): void {
  faultsOf(config);
  standingAt(config);
  plannedOf(config.apps);
}
