import { validatePathParameters } from "@emchat/schema/validators";
import type { SendOperation } from "../model/operation.ts";

/** The one spelling of a name: without blanks around it, and in lower case where the service does not tell cases apart. */
export function spelling(operation: SendOperation, name: string): string {
  const trimmed = name.trim();
  return operation.caseless ? trimmed.toLowerCase() : trimmed;
}

/** What is wrong with a name, by the contract; `undefined` where the service may take it. */
export function nameProblem({ id, parameter }: SendOperation, name: string): string | undefined {
  const [violation] = validatePathParameters(id, { org: "org", app: "app", [parameter]: name });
  return violation && `${parameter} must be ${violation.expected}, got ${violation.got}`;
}
