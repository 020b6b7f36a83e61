import type { Case } from "../cases/case.ts";
import type { Finding } from "../checks/check.ts";
import type { Reply } from "../run/reply.ts";

/** A request that was sent and, unless it failed, its reply. */
export interface Exchange {
  readonly case: Case;
  readonly reply: Reply | undefined;
}

/** How a sequence sends: each request is judged by itself too. */
export interface Sender {
  send(one: Case): Promise<Exchange>;
  /** Sends on a connection of its own, one request after the other. */
  sendInOrder(cases: readonly Case[]): Promise<readonly Exchange[]>;
  /** The run's very first plain call of an operation: a cache may answer every later one. */
  first(operation: string): Exchange | undefined;
  /** Whether values, not only shapes, may be compared: nobody else uses the server. */
  readonly alone: boolean;
}

/** Several requests whose replies say something together. */
export interface Sequence {
  readonly id: string;
  readonly family: string;
  /** One sentence. */
  readonly about: string;
  /** How many requests it makes. */
  readonly requests: number;
  /** Its requests, for the budget, for listings and for what may be sent. */
  readonly cases: readonly Case[];
  /** It mostly waits. */
  readonly waits?: boolean;
  run(sender: Sender): Promise<readonly Finding[]>;
}
