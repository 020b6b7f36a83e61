import type { ScenarioInfo } from "@emchat/control";
import type { Scenario } from "@emchat/emulator";
import { type NamedScenario, UNNAMED } from "../config/named-scenario.ts";

/** A scenario that a server knows by name. */
export interface KnownScenario {
  readonly scenario: NamedScenario;
  /** Where it was read from. */
  readonly file: string | undefined;
}

/** The named scenarios of a server. */
export interface Scenarios {
  /** The one that sessions begin with. */
  readonly first: NamedScenario | undefined;
  get(name: string): NamedScenario | undefined;
  /** What the scenario of a file is called. */
  nameOf(file: string): string | undefined;
  /** In the order in which they were named. */
  list(): readonly ScenarioInfo[];
  /** Takes what a file says now, under the name that it says now. @throws TypeError for a name that is taken */
  replace(file: string, scenario: NamedScenario): void;
}

/** Scenarios by name. @throws TypeError for two of one name */
export function createScenarios(known: readonly KnownScenario[]): Scenarios {
  let all = known;
  refuseDoubles(all);
  return {
    get first() {
      return all[0]?.scenario;
    },
    get: (name) => all.find(({ scenario }) => scenario.name === name)?.scenario,
    nameOf: (of) => all.find(({ file }) => file === of)?.scenario.name,
    list: () =>
      all.map(({ scenario: { name, description }, file }) => ({
        name,
        ...(description === undefined ? undefined : { description }),
        ...(file === undefined ? undefined : { file }),
      })),
    replace(file, scenario) {
      const next = all.map((one) => (one.file === file ? { scenario, file } : one));
      refuseDoubles(next);
      all = next;
    },
  };
}

/** Reads scenarios: files, or scenarios themselves. @throws ConfigError or TypeError for what is wrong with one */
export async function readScenarios(given: readonly (Scenario | string)[]): Promise<readonly KnownScenario[]> {
  if (given.length === 0) return [];
  const { loadScenario, readScenario } = await import("../config/load-scenario.ts");
  return given.map((one) =>
    typeof one === "string"
      ? { scenario: loadScenario(one), file: one }
      : { scenario: readScenario(one), file: undefined },
  );
}

function refuseDoubles(all: readonly KnownScenario[]): void {
  const names = all.map(({ scenario }) => scenario.name);
  const double = names.find((name, at) => names.indexOf(name) !== at);
  if (double === undefined) return;
  const hint =
    double === UNNAMED
      ? ""
      : `, in ${all.flatMap(({ scenario, file }) => (scenario.name === double && file !== undefined ? [file] : [])).join(" and ")}`;
  throw new TypeError(`two scenarios are called ${double}${hint}: give one of them another name`);
}
