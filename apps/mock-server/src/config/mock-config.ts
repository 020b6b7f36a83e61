import type { EmulatorConfig } from "@emchat/emulator";

/** What `emchat-mock.yaml` holds: the emulator's own config, and what only a server has. */
export interface MockConfig extends Omit<EmulatorConfig, "limits"> {
  /** Bounds of what is kept. */
  readonly limits?: (NonNullable<EmulatorConfig["limits"]> & KeepingLimits) | undefined;
  /** Host names, beside addresses and localhost, under which the control API may be called; `.mock.test` for all below it. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Origins whose pages may use the control API. Default: none but the mock's own. */
  readonly allowedOrigins?: readonly string[] | undefined;
}

/** Bounds of what all sessions keep together. */
export interface KeepingLimits {
  /** What everything that is kept may take in memory, in bytes. Default 64 MiB, least 4 MiB. */
  readonly memory?: number | undefined;
  /** How many sessions there may be. Default 1,000. */
  readonly sessions?: number | undefined;
}
