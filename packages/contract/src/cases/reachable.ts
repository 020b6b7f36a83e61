import type { Parameter } from "../spec/operation.ts";
import { accepted, refused } from "./build-case.ts";
import type { Expectation } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";

/**
 * What a valid call for a target that nobody promised to exist may be answered with: success where the server takes any
 * name, else what it says of unknown ones. Which of the two is learned once, from the canary of the parameter; every
 * other valid value has to fare alike.
 */
export function reachable(context: OperationContext, parameter: Parameter, because: string): Expectation {
  const { operation } = context;
  const success = accepted(context, because);
  if (parameter.in !== "path") return success;
  return {
    statuses: unknownStatuses(context, parameter),
    sameAs: canaryId(operation.id, parameter.name),
    because: `${parameter.name}: ${because}, so it is answered like any other valid value that nobody promised to exist`,
  };
}

/** The id of the case that shows how a server answers for an unknown value of a path parameter. */
export const canaryId = (operation: string, parameter: string): string => `${operation}/path/${parameter}/unknown`;

/**
 * What an unknown value may be answered with. A tenant in front of the target may be none of the token's business; a
 * target may only be there or not. A profile that says which it is leaves one answer.
 */
export function unknownStatuses(context: OperationContext, parameter: Parameter): readonly number[] {
  const success = accepted(context, "").statuses;
  const { targets } = context.profile;
  if (targets === "any") return success;
  const path = context.operation.parameters.filter((other) => other.in === "path");
  const unknown = path.at(-1) === parameter ? [404] : [401, 403, 404];
  const known = targets === "known" || (context.profile.unknown[parameter.name]?.length ?? 0) > 0;
  return known ? unknown : [...success, ...unknown];
}

/**
 * The expectation of a value that breaks the rules of a path parameter. A server may ask first whether the token is good
 * for the tenant, and no token is good for a tenant that cannot be; the canary tells whether it does.
 */
export function refusedValue(context: OperationContext, parameter: Parameter, because: string): Expectation {
  const expect = refused(context, because);
  const path = context.operation.parameters.filter((other) => other.in === "path");
  if (parameter.in !== "path" || path.at(-1) === parameter) return expect;
  return { ...expect, orRefusedAs: canaryId(context.operation.id, parameter.name) };
}
