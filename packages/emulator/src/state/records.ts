import type { PresenceStatus, TargetFailure } from "../config.ts";

/** A user that the service knows. */
export interface UserRecord {
  /** In lower case: upper and lower case are the same name. */
  readonly username: string;
  readonly status: PresenceStatus;
  /** Set where every message to the user fails inside a 200. */
  readonly failure?: TargetFailure | undefined;
}

/** A group that the service knows. */
export interface GroupRecord {
  /** The group's id. */
  readonly name: string;
  /** Usernames in lower case. */
  readonly members: readonly string[];
  /** Set where every message to the group fails inside a 200. */
  readonly failure?: TargetFailure | undefined;
}
