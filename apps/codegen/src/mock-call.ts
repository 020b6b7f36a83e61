import { ContractError } from "./contract-error.ts";
import { isObject, type Json, text } from "./json.ts";
import { EFFECTS, type MockCall, type Parameter } from "./operation.ts";
import type { Source } from "./source.ts";

const KIND = /^[a-z][a-z0-9-]*$/;
const FORM = "{ effect, target: { kind, parameter } }";

/** Reads `x-mock`: what a call does to the state of a mock, and to whom. Without it a mock answers with the first example. */
export function mockCall(
  source: Source,
  id: string,
  at: string,
  value: Json | undefined,
  parameters: readonly Parameter[],
): MockCall {
  if (value === undefined) return { effect: undefined, target: undefined };
  const bad = (problem: string, remedy: string): ContractError =>
    new ContractError(source.place(`${at}/x-mock`), `x-mock of ${id}: ${problem}`, remedy);
  if (!isObject(value)) throw bad("it is no object", `Write ${FORM}`);
  const unknown = Object.keys(value).find((key) => !["effect", "target"].includes(key));
  if (unknown) throw bad(`it has the key ${unknown}`, `Write ${FORM}`);
  const effect = EFFECTS.find((known) => known === value["effect"]);
  if (value["effect"] !== undefined && !effect) {
    throw bad(`effect is ${JSON.stringify(value["effect"])}`, `Write one of ${EFFECTS.join(", ")}, or leave it out`);
  }
  const { target } = value;
  if (target === undefined) {
    if (effect) throw bad(`${effect} needs a target`, "Write target: { kind, parameter }");
    return { effect, target };
  }
  const kind = isObject(target) ? text(target, "kind") : undefined;
  const parameter = isObject(target) ? text(target, "parameter") : undefined;
  if (!kind || !KIND.test(kind)) throw bad("its target has no kind", "Write a word such as user, group or chatroom");
  const names = parameters.filter((one) => one.in === "path").map(({ name }) => name);
  if (!parameter || !names.includes(parameter) || Object.keys(target ?? {}).length > 2) {
    throw bad(`its target is ${JSON.stringify(target)}`, `Write { kind, parameter }, one of ${names.join(", ")}`);
  }
  return { effect, target: { kind, parameter } };
}
