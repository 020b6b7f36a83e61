import { asideInFront } from "./aside/in-front.ts";
import { asideOfBodies } from "./aside/of-bodies.ts";
import type { Fault } from "./fault.ts";

/** More faults around a right handler, of which only the score is looked at. */
export const asideList: readonly Fault[] = [...asideInFront, ...asideOfBodies];
