import type { FaultInput } from "../faults/fault.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Duration } from "../time/duration.ts";

/** A message that somebody got, as a test sees it. */
export interface ReceivedMessage {
  /** A word of the contract: `user`, `group`, or another. */
  readonly kind: string;
  /** A username in lower case, a group's id, or the name of something else. */
  readonly to: string;
  /** Who got it beside: the group's members, where they are known. */
  readonly members: readonly string[];
  /** The sender's username; `admin` where the call named none. */
  readonly from: string;
  /** The body's `msg`. */
  readonly message: Readonly<Record<string, unknown>>;
  /** The body's `ext`. */
  readonly ext: Readonly<Record<string, unknown>> | undefined;
}

/** Which application a test speaks of. */
export interface Tenant {
  readonly org: string;
  readonly app: string;
}

/** The application of the source document, which is meant where a test names none. */
export const DEFAULT_TENANT: Tenant = Object.freeze({ org: "easemob-demo", app: "chatdemoui" });

/**
 * The chat service of one test, in the test's words. The fixtures for Vitest and for Playwright give the same one, so that a test
 * reads the same on both.
 */
export interface Chat {
  /** A `fetch` for the code under test; it reaches this test's service and nothing else. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  /** The address before `/{org}/{app}`. */
  readonly url: string;
  readonly tenant: Tenant;
  online(...usernames: readonly string[]): Promise<void>;
  offline(...usernames: readonly string[]): Promise<void>;
  group(name: string, members: readonly string[]): Promise<void>;
  /** Lets something go wrong: `503 times=1`. @throws an error that shows the forms there are */
  fault(fault: FaultInput | string): Promise<void>;
  /** Lets time pass at once: `1h`. */
  advance(by: Duration): Promise<void>;
  /** What has become of a token of the table, by its label. */
  token(label: string, state: "valid" | "expired" | "revoked"): Promise<void>;
  /** Begins a scenario. */
  play(scenario: Scenario): Promise<void>;
  /** Every message that was taken, the oldest first. */
  messages(): Promise<readonly ReceivedMessage[]>;
  /** The last calls that were refused, in a line each. */
  refused(): Promise<readonly string[]>;
}
