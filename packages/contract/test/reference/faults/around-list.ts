import { bodyFaults } from "./around/body-faults.ts";
import { headerFaults } from "./around/header-faults.ts";
import { pathFaults } from "./around/path-faults.ts";
import type { Fault } from "./fault.ts";

/** Faults that lie around a handler that is right: in routers, filters, caches, parsers and connections. They may be looked at. */
export const aroundList: readonly Fault[] = [...pathFaults, ...headerFaults, ...bodyFaults];
