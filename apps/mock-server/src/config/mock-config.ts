import type { FaultInput, TokenInput } from "@emchat/control";
import type { AppConfig, EmulatorConfig } from "@emchat/emulator";

/** What `emchat-mock.yaml` holds. */
export interface MockConfig {
  /** JSON content type required; users, groups and tokens must be known. Default `false`. */
  readonly strict?: boolean | undefined;
  /** What ids and random values grow from. Default 1. */
  readonly seed?: number | undefined;
  /** Tenants with their users and groups. */
  readonly apps?: readonly AppConfig[] | undefined;
  /** The token table. */
  readonly tokens?: readonly TokenInput[] | undefined;
  /** Faults from the start: as the API takes them, or in the words of the command line (`503 times=2`). */
  readonly faults?: readonly (string | FaultInput)[] | undefined;
  /** Bounds of what is kept. */
  readonly limits?: (NonNullable<EmulatorConfig["limits"]> & KeepingLimits) | undefined;
  /** `true`: the contract's `x-rate-limit`; or budgets by operationId. Default: none. */
  readonly rate?: EmulatorConfig["rate"] | undefined;
  /** Host names, beside addresses and localhost, under which the control API may be called; `.mock.test` for all below it. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Origins whose pages may use the control API. Default: none but the mock's own. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Where the service says it is, in `uri`. Default `https://a1.easemob.com`. */
  readonly serviceUrl?: string | undefined;
}

/** Bounds of what all sessions keep together. */
export interface KeepingLimits {
  /** What everything that is kept may take in memory, in bytes. Default 64 MiB, least 4 MiB. */
  readonly memory?: number | undefined;
  /** How many sessions there may be. Default 1,000. */
  readonly sessions?: number | undefined;
}
