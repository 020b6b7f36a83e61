import { ContractError } from "./contract-error.ts";
import { isObject, type Json, text } from "./json.ts";
import type { ClientCall, Parameter } from "./operation.ts";
import type { Source } from "./source.ts";
import { camelCase } from "./words.ts";

const RESULTS = ["presence", "delivery"] as const;
const KEYS = ["resource", "method", "result", "target", "many"];
const NAME = /^[a-z][A-Za-z0-9]*$/;

/** What `x-client` is read beside. */
export interface Surroundings {
  readonly id: string;
  readonly pointer: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
}

/** Reads `x-client`. Without it a call stands under the first tag, by its operationId, and gives the reply's data. */
export function clientCall(source: Source, value: Json | undefined, around: Surroundings): ClientCall {
  const { id, pointer, tags, parameters } = around;
  const bad = (problem: string, remedy: string): ContractError =>
    new ContractError(source.place(`${pointer}/x-client`), `x-client of ${id}: ${problem}`, remedy);
  if (value !== undefined && !isObject(value)) throw bad("it is no object", `Write { ${KEYS.join(", ")} }`);
  const given = value ?? {};
  const unknown = Object.keys(given).find((key) => !KEYS.includes(key));
  if (unknown) throw bad(`it has the key ${unknown}`, `It may have ${KEYS.join(", ")}`);
  const name = (key: string, otherwise: string | undefined): string => {
    const written = given[key] === undefined ? otherwise : text(given, key);
    if (written !== undefined && NAME.test(written)) return written;
    throw bad(`${key} is ${JSON.stringify(given[key] ?? otherwise)}`, `Write a name in camelCase as its ${key}`);
  };
  const result = RESULTS.find((known) => known === given["result"]);
  if (given["result"] !== undefined && !result) {
    throw bad(`result is ${JSON.stringify(given["result"])}`, `Write one of ${RESULTS.join(", ")}, or leave it out`);
  }
  const ofPath = parameters.filter((parameter) => parameter.in === "path");
  const target = text(given, "target");
  if (given["target"] === undefined ? result : !ofPath.some((parameter) => parameter.name === target)) {
    throw bad(
      `target is ${JSON.stringify(given["target"])}`,
      `Write one of the path's parameters: ${ofPath.map((parameter) => parameter.name).join(", ")}`,
    );
  }
  const many = given["many"] === undefined ? false : given["many"];
  return {
    resource: name("resource", tags[0] === undefined ? undefined : camelCase(tags[0])),
    method: name("method", id),
    result,
    target,
    many: many === false ? false : name("many", undefined),
  };
}
