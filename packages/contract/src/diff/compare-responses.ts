import { compareContent } from "./compare-content.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { addition, breaking, CALLERS, judge, type Outcome } from "./direction.ts";
import type { JsonObject } from "./json-document.ts";
import {
  type OperationSite,
  type Part,
  type PartPair,
  partsBelow,
  spotBelow,
  tell,
  tellLeftovers,
} from "./operation-site.ts";

const newSuccess = judge("widened", "reply");
const newError = addition("no caller breaks who treats a status by its class, as HTTP asks");
const lost: Outcome = breaking(
  "callers",
  `${CALLERS} who handle it wait in vain, or get another status in its place; let them handle that one too`,
);

const isError = (status: string): boolean => /^[345]|^default$/.test(status);

function compareHeader(site: OperationSite, pair: PartPair, header: string, status: string): void {
  const name = `the header \`${header}\` of ${status}`;
  const [was, is] = [pair.old.value["required"] === true, pair.new.value["required"] === true];
  if (was !== is)
    tell(
      site,
      pair,
      "header-required-changed",
      `${name} is ${is ? "promised" : "no longer promised"}`,
      judge(is ? "narrowed" : "widened", "reply"),
      "required",
    );
  compareSchemas(site.comparison, spotBelow(pair.old, "schema", true), spotBelow(pair.new, "schema", true), {
    operation: site.operation,
    side: "reply",
    label: { before: "the header ", name: header },
  });
  tellLeftovers(site, pair, ["required", "schema"], name);
}

function compareHeaders(site: OperationSite, pair: PartPair, status: string): void {
  const byName = (parts: Map<string, Part>): Map<string, [string, Part]> =>
    new Map([...parts].map(([name, part]) => [name.toLowerCase(), [name, part]]));
  const before = byName(partsBelow(site.comparison.old, pair.old, "headers"));
  const after = byName(partsBelow(site.comparison.new, pair.new, "headers"));
  for (const [id, [name, old]] of before) {
    const renewed = after.get(id)?.[1];
    if (renewed !== undefined) compareHeader(site, { old, new: renewed }, name, status);
    else
      tell(site, { old }, "header-removed", `the header \`${name}\` of ${status} is gone`, judge("changed", "reply"));
  }
  for (const [id, [name, renewed]] of after)
    if (!before.has(id))
      tell(
        site,
        { new: renewed },
        "header-added",
        `${status} has the new header \`${name}\``,
        judge("narrowed", "reply"),
      );
}

function compareResponse(site: OperationSite, pair: PartPair, status: string): void {
  compareHeaders(site, pair, status);
  compareContent(site, pair, "reply", `the body of ${status}`);
  tellLeftovers(site, pair, ["headers", "content"], `the reply ${status}`);
}

type Replies = ReadonlyMap<string, Part>;

/** Compares what an operation may answer: statuses, headers and bodies. */
export function compareResponses(site: OperationSite, pair: PartPair): void {
  const replies = (root: JsonObject, part: Part): Replies =>
    new Map([...partsBelow(root, part, "responses")].map(([status, reply]) => [status.replace(/xx$/, "XX"), reply]));
  const [before, after] = [replies(site.comparison.old, pair.old), replies(site.comparison.new, pair.new)];
  for (const [status, old] of before) {
    const renewed = after.get(status);
    const range = rangeOf(status, after);
    if (renewed !== undefined) compareResponse(site, { old, new: renewed }, status);
    else if (range !== undefined) goesInto(site, { old, new: range.reply }, status, range.name);
    else if (![...after.keys()].some((one) => !before.has(one) && rangeOf(one, before)?.name === status))
      tell(site, { old }, "status-removed", `status ${status} is no longer listed`, lost);
  }
  for (const [status, renewed] of after) {
    const range = rangeOf(status, before);
    if (before.has(status)) continue;
    if (range !== undefined) comesOutOf(site, { old: range.reply, new: renewed }, status, range.name);
    else if (![...before.keys()].some((one) => !after.has(one) && rangeOf(one, after)?.name === status))
      tell(site, { new: renewed }, "status-added", `status ${status} is new`, isError(status) ? newError : newSuccess);
  }
}

/** The class of statuses, or the rest of them, that speaks for one that is not listed itself. */
function rangeOf(status: string, replies: Replies): { readonly name: string; readonly reply: Part } | undefined {
  for (const name of [`${status.slice(0, 1)}XX`, "default"]) {
    const reply = replies.get(name);
    if (reply !== undefined && name !== status && status !== "default") return { name, reply };
  }
  return undefined;
}

function goesInto(site: OperationSite, pair: PartPair, status: string, range: string): void {
  const outcome = isError(status) ? newError : newSuccess;
  tell(site, pair, "status-widened", `status ${status} is no longer listed but among ${range}`, outcome);
  compareResponse(site, pair, status);
}

function comesOutOf(site: OperationSite, pair: PartPair, status: string, range: string): void {
  const what = `status ${status} is listed, which was among ${range}`;
  tell(site, pair, "status-narrowed", what, judge("narrowed", "reply"));
  compareResponse(site, pair, status);
}
