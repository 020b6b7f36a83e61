import type { Fault } from "./fault.ts";
import { accessFaults } from "./main/access-faults.ts";
import { replyFaults } from "./main/reply-faults.ts";
import { requestFaults } from "./main/request-faults.ts";

/** The faults that the kit's power is measured by, and that may be looked at when one is missed. */
export const mainList: readonly Fault[] = [...replyFaults, ...requestFaults, ...accessFaults];
