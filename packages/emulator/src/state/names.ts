import { operationIds, operationTable } from "@emchat/schema";
import { validatePathParameters } from "@emchat/schema/validators";

/** Holds a target's name to the rule of the path parameter that names such targets. @throws TypeError saying what is wrong */
export function refuseBadName(kind: string, name: string): void {
  for (const operationId of operationIds) {
    const { target } = operationTable[operationId].mock;
    if (target?.kind === kind) {
      refuseBadParameter(target.parameter, name);
      return;
    }
  }
}

/** Holds the names of a tenant to the rules of the path parameters `org` and `app`. @throws TypeError saying what is wrong */
export function refuseBadTenant(org: string, app: string): void {
  refuseBadParameter("org", org);
  refuseBadParameter("app", app);
}

function refuseBadParameter(name: string, value: string): void {
  const owner = operationIds.find((operationId) =>
    operationTable[operationId].parameters.some((one) => one.in === "path" && one.name === name),
  );
  const violations = owner === undefined ? [] : validatePathParameters(owner, { [name]: value });
  const violation = violations.find(({ pointer }) => pointer === `/${name}`);
  if (violation !== undefined) throw new TypeError(`${violation.message}.`);
}
