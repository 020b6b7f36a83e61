import type { Fault } from "./fault.ts";
import { heldAccessFaults } from "./hold-out/access-faults.ts";
import { heldReplyFaults } from "./hold-out/reply-faults.ts";
import { heldRequestFaults } from "./hold-out/request-faults.ts";

/** Faults kept apart: of them only the score is looked at while the kit is built, so that it is not fitted to its faults. */
export const holdOutList: readonly Fault[] = [...heldReplyFaults, ...heldRequestFaults, ...heldAccessFaults];
