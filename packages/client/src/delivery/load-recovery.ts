import type { ErrorDetails } from "../errors/emchat-error.ts";
import { EmchatConnectionError } from "../errors/error-classes.ts";
import { loaded } from "../loaded.ts";
import type * as Recovery from "./recovery.ts";

/** Loads what reads failures, makes up for them, and does what is rare: most calls never need it. */
export async function loadRecovery(state?: ErrorDetails): Promise<typeof Recovery> {
  try {
    return await loaded(import("./recovery.ts"));
  } catch (cause) {
    throw new EmchatConnectionError("cannot load what reads failures, see `cause`", { ...state, cause });
  }
}
