import { describe, expect, it } from "vitest";
import { type Happening, happenAt } from "./service/moment-world.ts";

/** What cuts the wire leaves targets of whom nobody knows. */
const CUTS: readonly Happening[] = ["abortNow", "kill", "throw"];

describe("at every moment of a bulk send", () => {
  it.each<Happening>(["abort", "abortNow", "signal", "leave", "throw", "kill"])(
    "%s, and a second run from the last checkpoint, lose nobody, deliver to nobody twice, and say nothing false",
    async (happening) => {
      let nth = 0;
      for (let happened = true; happened; ) {
        nth += 1;
        const ends = await happenAt(nth, happening);
        happened = ends.happened;
        const unknown = CUTS.includes(happening) ? ends.unknown : [];
        expect({ nth, ...ends }).toEqual({ nth, happened, twice: [], missing: [], false: [], unknown });
      }
      expect(nth).toBeGreaterThan(50);
    },
  );
});
