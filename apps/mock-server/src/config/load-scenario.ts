import { basename } from "node:path";
import type { Scenario } from "@emchat/emulator";
import { callsOfHar } from "../export/har-calls.ts";
import { scenarioOfCalls } from "../export/scenario-of-calls.ts";
import { checkWorld } from "./check-world.ts";
import { parseChecked, readConfigText, schemaErrors } from "./checked-yaml.ts";
import { ConfigError } from "./config-error.ts";
import { type NamedScenario, UNNAMED } from "./named-scenario.ts";

/**
 * Reads a scenario file, or a HAR as the scenario of what was answered in it, for `createEmulatorFetch({ scenario })` as for a server. Without a `name` of its own it is called as the
 * file is.
 *
 * @throws ConfigError with line and column of every mistake
 * @example
 * ```ts
 * import { writeFileSync } from "node:fs";
 * import { tmpdir } from "node:os";
 * import { createEmulatorFetch } from "@emchat/emulator";
 * import { loadScenario } from "@emchat/mock-server";
 *
 * const file = `${tmpdir()}/evening.yaml`;
 * writeFileSync(file, "clock: 2014-07-09T18:00:00Z");
 * const fetch = createEmulatorFetch({ scenario: loadScenario(file) });
 * console.log(fetch.emulator.scenario?.name); // evening
 * ```
 */
export function loadScenario(file: string): NamedScenario {
  if (file.toLowerCase().endsWith(".har")) return scenarioOfHar(readConfigText(file), file);
  return parseScenario(readConfigText(file), file);
}

/** What a HAR says was answered, as a scenario. @throws ConfigError */
function scenarioOfHar(text: string, file: string): NamedScenario {
  const refuse = (message: string): never => {
    throw new ConfigError(file, [{ line: 1, column: 1, message }]);
  };
  try {
    const scenario = scenarioOfCalls(basename(file).replace(/\.har$/i, ""), callsOfHar(text));
    checkWorld(worldOf(scenario), (_, message) => refuse(message));
    return scenario;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(error.message);
  }
}

/** Reads a scenario. @throws ConfigError with line and column of every mistake */
export function parseScenario(text: string, file: string): NamedScenario {
  const { value, refuse } = parseChecked<Scenario>(text, file, "emchat-scenario");
  checkWorld(worldOf(value), refuse);
  return { ...value, name: value.name ?? basename(file).replace(/(?:\.scenario)?\.(?:ya?ml|json)$/i, "") };
}

/** Takes a scenario that did not come as a file. @throws TypeError that says what is wrong with it */
export function readScenario(value: unknown): NamedScenario {
  const [mistake] = schemaErrors("emchat-scenario", value);
  if (mistake !== undefined) throw new TypeError(mistake.message.replace(/^the file/, "the scenario"));
  const scenario = value as Scenario;
  checkWorld(worldOf(scenario), (_, message) => {
    throw new TypeError(message);
  });
  return { ...scenario, name: scenario.name ?? UNNAMED };
}

/** A scenario without its names: a config. */
function worldOf({ name: _, description: __, ...world }: Scenario): Scenario {
  return world;
}
