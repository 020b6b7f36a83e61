import { breaking } from "./direction.ts";
import { canonical, same } from "./json-document.ts";
import { type OperationSite, type PartPair, tell } from "./operation-site.ts";

const KEY = "x-mock";

const answersOtherwise = breaking(
  "tests",
  "tests that call the mock get other answers, or find what they sent elsewhere; run them before this is released",
);

/** Compares `x-mock`: what a call does to the state of a mock. The service itself does not read it. */
export function compareMock(site: OperationSite, pair: PartPair): void {
  const [before, after] = [pair.old.value[KEY], pair.new.value[KEY]];
  if (same(before, after)) return;
  const what =
    after === undefined
      ? "a mock answers with the first example instead of by its state"
      : before === undefined
        ? "a mock answers by its state instead of with the first example"
        : `what the call does to a mock goes from ${canonical(before)} to ${canonical(after)}`;
  tell(site, pair, "mock-effect-changed", what, answersOtherwise, KEY);
}
