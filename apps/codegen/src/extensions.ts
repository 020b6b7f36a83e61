import { ContractError } from "./contract-error.ts";
import { isObject, type Json, text } from "./json.ts";
import type { ClientCall, PathParameter, RateLimit } from "./operation.ts";
import type { Source } from "./source.ts";

const RESULTS = ["presence", "delivery"] as const;
const PERIODS_MS: Readonly<Record<string, number>> = { second: 1000, minute: 60_000, hour: 3_600_000 };
const NAME = /^[a-z][A-Za-z0-9]*$/;

/** Reads `x-client`. Every operation needs one, because nothing in the client is written by hand. */
export function clientCall(
  source: Source,
  id: string,
  at: string,
  value: Json | undefined,
  parameters: readonly PathParameter[],
): ClientCall {
  if (!isObject(value)) {
    throw new ContractError(
      source.place(at),
      `the operation ${id} has no x-client`,
      "Add x-client: { resource, method, result: presence | delivery, target: PATH_PARAMETER, many: METHOD | false }",
    );
  }
  const bad = (problem: string, remedy: string): ContractError =>
    new ContractError(source.place(`${at}/x-client`), `x-client of ${id}: ${problem}`, remedy);
  const name = (key: string): string => {
    const given = text(value, key);
    if (given !== undefined && NAME.test(given)) return given;
    throw bad(`${key} is ${JSON.stringify(value[key])}`, `Write a name in camelCase as its ${key}`);
  };
  const result = RESULTS.find((known) => known === value["result"]);
  if (!result) throw bad(`result is ${JSON.stringify(value["result"])}`, `Write one of ${RESULTS.join(", ")}`);
  const target = text(value, "target");
  if (!target || !parameters.some((parameter) => parameter.name === target)) {
    throw bad(
      `target is ${JSON.stringify(value["target"])}`,
      `Write one of the path's parameters: ${parameters.map((parameter) => parameter.name).join(", ")}`,
    );
  }
  return {
    resource: name("resource"),
    method: name("method"),
    result,
    target,
    many: value["many"] === false ? false : name("many"),
  };
}

/** Reads `x-rate-limit`, where there is one. */
export function rateLimit(source: Source, at: string, value: Json | undefined): RateLimit | undefined {
  if (value === undefined) return undefined;
  const limit = isObject(value) ? value : {};
  const perMs = PERIODS_MS[text(limit, "per") ?? ""];
  const requests = limit["requests"];
  if (!perMs || typeof requests !== "number" || requests <= 0) {
    throw new ContractError(
      source.place(at),
      "x-rate-limit has no whole meaning",
      `Write { requests: NUMBER, per: ${Object.keys(PERIODS_MS).join(" | ")}, scope }`,
    );
  }
  return { requests, perMs, scope: text(limit, "scope") ?? "app" };
}
