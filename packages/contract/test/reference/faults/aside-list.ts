import { asideInFront } from "./aside/in-front.ts";
import { asideOfBodies } from "./aside/of-bodies.ts";
import { asideOfCalls } from "./aside/of-calls.ts";
import { asideOfPaths } from "./aside/of-paths.ts";
import { asideOfPrograms } from "./aside/of-programs.ts";
import { asideOfProxies } from "./aside/of-proxies.ts";
import { asideOfWords } from "./aside/of-words.ts";
import type { Fault } from "./fault.ts";

/** More faults around a right handler, of which only the score is looked at. */
export const asideList: readonly Fault[] = [
  ...asideOfPaths,
  ...asideInFront,
  ...asideOfBodies,
  ...asideOfWords,
  ...asideOfCalls,
  ...asideOfProxies,
  ...asideOfPrograms,
];
