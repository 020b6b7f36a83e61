import { compareCallbacks } from "./compare-callbacks.ts";
import { compareClient } from "./compare-client.ts";
import { compareMock } from "./compare-mock.ts";
import { compareParameters, namesInPath, parametersOf } from "./compare-parameters.ts";
import { compareRateLimit } from "./compare-rate-limit.ts";
import { compareRelations } from "./compare-relations.ts";
import { compareRequestBody } from "./compare-request-body.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareSecurity } from "./compare-security.ts";
import { compareOwnServers } from "./compare-servers.ts";
import { compareSuccessor } from "./compare-successor.ts";
import { compareSunset } from "./compare-sunset.ts";
import type { Comparison } from "./comparison.ts";
import { addition, breaking, CALLERS, wordsOnly } from "./direction.ts";
import { isObject, type JsonObject, objectAt, step, textAt } from "./json-document.ts";
import { type OperationSite, type Part, type PartPair, partOf, tell, tellLeftovers } from "./operation-site.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
const judged = [
  ...["operationId", "parameters", "requestBody", "responses", "security", "deprecated"],
  ...["callbacks", "servers", "x-client", "x-contract", "x-rate-limit", "x-sunset", "x-mock", "x-successor"],
];

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly item: Part;
  readonly part: Part;
}

/** Every operation, by its method and its path with the names of parameters left out. */
function operationsOf(root: JsonObject): Map<string, Operation> {
  const found = new Map<string, Operation>();
  for (const [path, value] of Object.entries(objectAt(root, "paths"))) {
    const item = partOf(root, { value, pointer: step("#/paths", path) });
    for (const method of methods) {
      const operation = item.value[method];
      if (!isObject(operation)) continue;
      const name = textAt(operation, "operationId") ?? `${method.toUpperCase()} ${path}`;
      const part = { value: operation, pointer: step(item.pointer, method) };
      found.set(`${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`, { name, method, path, item, part });
    }
  }
  return found;
}

const say = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;

function comparePair(comparison: Comparison, old: Operation, renewed: Operation): void {
  const site: OperationSite = { comparison, operation: renewed.name };
  const pair: PartPair = { old: old.part, new: renewed.part };
  if (textAt(old.part.value, "operationId") !== textAt(renewed.part.value, "operationId")) {
    const consequence =
      "code that names the operation, in generated types or in contract tests, no longer compiles or runs; rename it there";
    tell(
      site,
      pair,
      "operation-id-changed",
      `the operation \`${old.name}\` is called \`${renewed.name}\` now`,
      breaking("sdk", consequence),
      "operationId",
    );
  }
  const deprecated = renewed.part.value["deprecated"] === true;
  if ((old.part.value["deprecated"] === true) !== deprecated) {
    const outcome = deprecated ? addition("nobody breaks yet; call something else before it goes") : wordsOnly;
    tell(
      site,
      pair,
      "deprecation-changed",
      `\`${renewed.name}\` is ${deprecated ? "now" : "no longer"} deprecated`,
      outcome,
      "deprecated",
    );
  }
  compareSunset(site, pair, `\`${renewed.name}\``);
  const parameters = (root: JsonObject, { path, item, part }: Operation): Map<string, Part> =>
    parametersOf(root, path, [item, part]);
  compareParameters(site, parameters(comparison.old, old), parameters(comparison.new, renewed));
  compareRequestBody(site, pair);
  compareResponses(site, pair);
  compareSecurity(site, pair);
  compareCallbacks(site, pair);
  compareClient(site, pair);
  compareMock(site, pair);
  compareSuccessor(site, pair, `\`${renewed.name}\``);
  compareRateLimit(site, pair);
  compareOwnServers(site, [old.part, old.item], [renewed.part, renewed.item]);
  compareRelations(site, pair);
  tellLeftovers(site, pair, judged, `\`${renewed.name}\``);
  tellLeftovers(
    site,
    { old: old.item, new: renewed.item },
    [...methods, "parameters", "servers"],
    `the path ${renewed.path}`,
  );
}

/** Compares every operation with the one at its address; one that left its address is looked for by its id. */
export function compareOperations(comparison: Comparison): void {
  const [before, after] = [operationsOf(comparison.old), operationsOf(comparison.new)];
  const gained = new Map([...after].filter(([address]) => !before.has(address)));
  for (const [address, old] of before) {
    const renewed = after.get(address);
    const moved = [...gained].find(([, other]) => other.name === old.name);
    const site = { comparison, operation: old.name };
    if (renewed !== undefined) comparePair(comparison, old, renewed);
    else if (moved === undefined) {
      const outcome = breaking(
        "callers",
        `${CALLERS} get 404 or 405; let them call something else before this is released`,
      );
      tell(site, { old: old.part }, "operation-removed", `${say(old)} is gone`, outcome);
    } else {
      gained.delete(moved[0]);
      const outcome = breaking(
        "callers",
        `${CALLERS} get 404 or 405 at the old address; answer at both until they have moved`,
      );
      tell(
        site,
        { old: old.part, new: moved[1].part },
        "operation-moved",
        `${say(old)} is ${say(moved[1])} now`,
        outcome,
      );
      // With other names in the path, its parameters have no positions to be compared by.
      if (namesInPath(old.path).length === namesInPath(moved[1].path).length) comparePair(comparison, old, moved[1]);
    }
  }
  for (const operation of gained.values())
    tell(
      { comparison, operation: operation.name },
      { new: operation.part },
      "operation-added",
      `${say(operation)} is new`,
      addition("nobody breaks; servers have to answer it"),
    );
}
