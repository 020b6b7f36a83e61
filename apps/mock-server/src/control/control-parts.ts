import type { ConfigInfo, Info, SpecInfo } from "@emchat/control";
import type { EmulatorConfig } from "@emchat/emulator";
import type { Era } from "@emchat/schema";
import type { WorldOptions } from "../config/seed-of.ts";
import type { MemoryBudget } from "../memory/memory-budget.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Scenarios } from "../sessions/scenarios.ts";
import type { Session } from "../sessions/session.ts";
import type { SessionRegistry } from "../sessions/session-registry.ts";

/** What the control API looks at beside the session of a call. */
export interface ControlParts {
  readonly clock: () => number;
  /** Names the process; another value means that it was restarted. */
  readonly boot: string;
  readonly version: string;
  readonly startedAt: number;
  readonly sessions: SessionRegistry;
  readonly scenarios: Scenarios;
  /** What sessions grow from. */
  readonly config: () => EmulatorConfig;
  /** What the command line says, above every scenario. */
  readonly worldOptions: WorldOptions;
  readonly budget: MemoryBudget;
  readonly metrics: Metrics;
  /** Where the server listens. */
  readonly address: () => Pick<Info, "url" | "addresses" | "host" | "port">;
  readonly mode: Pick<Info, "mode" | "upstream">;
  /** Whose replies a session gives, or by which replies are judged; `undefined` where the contract does not tell of it. */
  readonly eraOf: (session: Session) => Era | undefined;
  readonly tenant: () => Info["tenant"];
  readonly specInfo: () => Promise<SpecInfo>;
  readonly configInfo: () => ConfigInfo;
  /** The contract that is served, every `$ref` resolved. */
  readonly specDocument: () => Promise<unknown>;
  /** Aborted when the server begins to stop. */
  readonly stopping: AbortSignal;
}
