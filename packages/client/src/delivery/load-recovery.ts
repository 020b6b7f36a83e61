import { EmchatConnectionError } from "../errors/error-classes.ts";
import type { CallState } from "./call-state.ts";
import type * as Recovery from "./recovery.ts";

/** Loads what reads failures and makes up for them: most calls never need it. */
export async function loadRecovery(state: CallState): Promise<typeof Recovery> {
  try {
    return await import("./recovery.ts");
  } catch (cause) {
    throw new EmchatConnectionError("failed, and so did loading what tells how: see `cause`", { ...state, cause });
  }
}
