import { say } from "./comparison.ts";
import { addition, breaking, CALLERS, wordsOnly } from "./direction.ts";
import { same } from "./json-document.ts";
import { type KeywordRule, type SchemaWalk, show } from "./schema-walk.ts";

function compareDefault(walk: SchemaWalk): void {
  const [before, after] = [walk.old["default"], walk.new["default"]];
  if (same(before, after)) return;
  const what = `the default of ${say(walk.label)} goes from ${show(before)} to ${show(after)}`;
  const harmless = before === undefined || walk.side === "reply";
  const outcome = harmless
    ? addition("nobody breaks; servers have to act by it")
    : breaking("callers", `${CALLERS} who leave it out get other behaviour; let them write the value that they mean`);
  walk.note("default-changed", "default", what, outcome);
}

function compareDeprecation(walk: SchemaWalk): void {
  const now = walk.new["deprecated"] === true;
  if ((walk.old["deprecated"] === true) === now) return;
  const what = `${say(walk.label)} is ${now ? "now" : "no longer"} deprecated`;
  walk.note(
    "deprecation-changed",
    "deprecated",
    what,
    now ? addition("nobody breaks yet; stop using it before it goes") : wordsOnly,
  );
}

/** `readOnly` takes a property out of requests, `writeOnly` out of replies. */
function compareAccess(walk: SchemaWalk, keyword: "readOnly" | "writeOnly", side: SchemaWalk["side"]): void {
  const now = walk.new[keyword] === true;
  if ((walk.old[keyword] === true) === now || walk.side !== side) return;
  walk.tell(
    keyword,
    `${say(walk.label)} ${now ? "may no longer" : "may now"} be in a ${side}`,
    // What comes into an open reply was nobody's business before.
    now ? "changed" : side === "request" ? "widened" : "narrowed",
  );
}

/** What a schema says without letting fewer or more values through. */
export const annotations: KeywordRule = {
  keywords: ["default", "deprecated", "readOnly", "writeOnly"],
  compare: (walk) => {
    compareDefault(walk);
    compareDeprecation(walk);
    compareAccess(walk, "readOnly", "request");
    compareAccess(walk, "writeOnly", "reply");
  },
};
