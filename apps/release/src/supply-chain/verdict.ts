/** How one check of the supply chain ended. `unanswered` is neither: nobody could be asked. */
export interface Verdict {
  check: string;
  state: "passed" | "failed" | "unanswered";
  /** One sentence each: what was looked at, or what is wrong. */
  says: string[];
}
