import type { Tarball } from "../tarball.ts";

/** One thing that every published package has to keep. */
export interface Rule {
  /** Its name in reports. */
  id: string;
  /** What it is good for, in one sentence for whoever broke it. */
  why: string;
  /** What is wrong with a package: one sentence for each place; empty when nothing is. */
  check(tarball: Tarball): Promise<string[]> | string[];
}
