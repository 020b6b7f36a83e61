import { declares, type Parameter } from "../spec/operation.ts";
import { schemaNode, typesOf } from "../spec/schema-node.ts";
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
    mayExist: operation.relations.length === 0 || isNumeric(context, parameter),
    because: `${parameter.name}: ${because}, so it is answered like any other valid value that nobody promised to exist`,
  };
}

/** A small number may well be somebody's, a made-up name hardly is. */
const isNumeric = ({ spec }: OperationContext, parameter: Parameter): boolean =>
  !typesOf(schemaNode(spec.document, parameter.schema)).includes("string");

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
  const absent = parameter.structured ? [] : unknown;
  return targets === "known" ? absent : [...success, ...absent];
}

/**
 * The expectation of a value that breaks the rules of a parameter. A server may ask first whether the token is good for
 * the tenant, and no token is good for a tenant that cannot be; the canary tells whether it does. Where the spec declares
 * no 400, a path that no value of it fits may be no path at all.
 */
export function refusedValue(context: OperationContext, parameter: Parameter, because: string): Expectation {
  const expect = refused(context, because);
  const { operation } = context;
  if (parameter.in !== "path") return expect;
  const path = operation.parameters.filter((other) => other.in === "path");
  const open = declares(operation, 400)
    ? expect
    : { ...expect, statuses: [...new Set([...expect.statuses, 400, 404])] };
  return path.at(-1) === parameter ? open : { ...open, orRefusedAs: canaryId(operation.id, parameter.name) };
}
