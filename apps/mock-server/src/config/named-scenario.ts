import type { Scenario } from "@emchat/emulator";

/** A scenario that has a name. */
export interface NamedScenario extends Scenario {
  readonly name: string;
}

/** What a scenario without a name is called. */
export const UNNAMED = "unnamed";
