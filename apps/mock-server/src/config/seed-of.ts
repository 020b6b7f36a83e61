import { type EmulatorConfig, type FaultInput, parseFault, type Scenario } from "@emchat/emulator";
import type { Era } from "@emchat/schema";
import type { MockConfig } from "./mock-config.ts";

/** What the command line says about the world, which counts above all files. */
export interface WorldOptions {
  readonly strict?: boolean | undefined;
  readonly era?: Era | undefined;
  readonly seed?: number | undefined;
  readonly faults?: readonly string[] | undefined;
}

/** What a session grows from; a changed configuration file replaces it. */
export interface SessionSeed {
  readonly emulator: EmulatorConfig;
  /** Those of the command line, which hold under every scenario. */
  readonly faults: readonly FaultInput[];
}

/** The seed of all sessions: the configuration, and above it what the command line says. */
export function seedOf(config: MockConfig, options: WorldOptions): SessionSeed {
  const { allowedHosts: _, allowedOrigins: __, limits = {}, seed = 1, ...world } = config;
  return {
    emulator: withOptions({ ...world, seed, limits: boundsOf(limits) }, options),
    faults: (options.faults ?? []).map(parseFault),
  };
}

/** A scenario, and above it what the command line says. */
export function scenarioOf(scenario: Scenario, options: WorldOptions): Scenario {
  const { limits } = scenario;
  return withOptions(limits === undefined ? scenario : { ...scenario, limits: boundsOf(limits) }, options);
}

function withOptions<T extends EmulatorConfig>(world: T, { strict, era, seed }: WorldOptions): T {
  return {
    ...world,
    ...(strict === undefined ? undefined : { strict }),
    ...(era === undefined ? undefined : { era }),
    ...(seed === undefined ? undefined : { seed }),
  };
}

/** The budget of all sessions bounds the messages, where nobody says otherwise. */
function boundsOf(limits: NonNullable<EmulatorConfig["limits"]>): EmulatorConfig["limits"] {
  const { messages, messageBytes = Number.MAX_SAFE_INTEGER, bodyBytes } = limits;
  return { messages, messageBytes, bodyBytes };
}
