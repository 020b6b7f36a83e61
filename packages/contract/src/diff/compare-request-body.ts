import { compareContent } from "./compare-content.ts";
import { addition, breaking, CALLERS, judge } from "./direction.ts";
import { step } from "./json-document.ts";
import { type OperationSite, type Part, type PartPair, partOf, tell, tellLeftovers } from "./operation-site.ts";

const MAX_BYTES = "x-max-body-bytes";
const smaller = breaking("callers", `${CALLERS} who send more get 413; let them send less before this is released`);
const larger = addition("no caller breaks; servers have to read as much");

function compareMaxBytes(site: OperationSite, pair: PartPair): void {
  const limit = ({ value }: Part): number => {
    const bytes = value[MAX_BYTES];
    return typeof bytes === "number" ? bytes : Number.POSITIVE_INFINITY;
  };
  const [before, after] = [limit(pair.old), limit(pair.new)];
  if (before === after) return;
  const say = (bytes: number): string => (bytes === Number.POSITIVE_INFINITY ? "unlimited" : `${bytes} bytes`);
  const what = `the largest request body goes from ${say(before)} to ${say(after)}`;
  tell(site, pair, "max-body-changed", what, after < before ? smaller : larger, MAX_BYTES);
}

function comparePair(site: OperationSite, pair: PartPair): void {
  const [was, is] = [pair.old.value["required"] === true, pair.new.value["required"] === true];
  if (was !== is)
    tell(
      site,
      pair,
      "body-required-changed",
      `the request body becomes ${is ? "required" : "optional"}`,
      judge(is ? "narrowed" : "widened", "request"),
      "required",
    );
  compareMaxBytes(site, pair);
  compareContent(site, pair, "request", "the request body");
  tellLeftovers(site, pair, ["required", "content", MAX_BYTES], "the request body");
}

/** Compares what an operation takes as its body. */
export function compareRequestBody(site: OperationSite, { old, new: renewed }: PartPair): void {
  const bodyOf = (root: OperationSite["comparison"]["old"], { value, pointer }: Part): Part | undefined => {
    const body = value["requestBody"];
    return body === undefined ? undefined : partOf(root, { value: body, pointer: step(pointer, "requestBody") });
  };
  const [before, after] = [bodyOf(site.comparison.old, old), bodyOf(site.comparison.new, renewed)];
  if (before !== undefined && after !== undefined) comparePair(site, { old: before, new: after });
  else if (before !== undefined)
    tell(site, { old: before }, "body-removed", "the request body is gone", judge("changed", "request"));
  else if (after !== undefined) {
    const required = after.value["required"] === true;
    const what = `there is a new ${required ? "required" : "optional"} request body`;
    tell(site, { new: after }, "body-added", what, judge(required ? "narrowed" : "widened", "request"));
  }
}
