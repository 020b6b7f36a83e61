import type { ErrorDetails } from "../errors/emchat-error.ts";
import { makeError } from "../errors/error-class.ts";
import { loaded } from "../loaded.ts";
import type * as Recovery from "./recovery.ts";

let recovery: typeof Recovery | undefined;

/** Loads what reads failures, makes up for them, and does what is rare: most calls never need it. */
export async function loadRecovery(state?: ErrorDetails): Promise<typeof Recovery> {
  try {
    recovery ??= await loaded(import("./recovery.ts"));
    return recovery;
  } catch (cause) {
    throw makeError("connection", "cannot load its own code: see `cause`", { ...state, cause });
  }
}
