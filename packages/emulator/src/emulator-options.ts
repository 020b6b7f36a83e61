import type { EmulatorConfig } from "./config.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { MemoryAccount } from "./state/ledger.ts";
import type { WritableMessageLog } from "./state/message-log.ts";

/** What an emulator is made of; everything has a default. */
export interface EmulatorOptions {
  /** Seed state and rules. Default: forgiving, with nobody known. */
  readonly config?: EmulatorConfig | undefined;
  /** A world on top of the config, from its beginning. Its seed is 1 when nobody says otherwise, so that it gives the same bytes everywhere. */
  readonly scenario?: Scenario | undefined;
  /** The time that the emulator's clock goes with, in epoch milliseconds. Default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Numbers from 0 up to 1. Default: from `seed` where there is one, otherwise `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Ids of requests and messages. Default: counted, behind a beginning from `random`. */
  readonly ids?: (() => string) | undefined;
  /** Makes `random`, and so the ids, repeatable, from run to run and after a reset. Default: the scenario's or the config's. */
  readonly seed?: number | undefined;
  /** Mixed into the seed, so that several emulators of one seed differ. */
  readonly salt?: string | undefined;
  /** Hears what a listener of `on` throws. Default: `console.error`. */
  readonly onListenerError?: ((error: unknown) => void) | undefined;
  /** Where messages are kept. Default: in the emulator, within `config.limits`. */
  readonly messages?: WritableMessageLog | undefined;
  /** Asked for room before anything else is kept. Default: there is always room. */
  readonly memory?: MemoryAccount | undefined;
}
