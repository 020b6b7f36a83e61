import { buildCase } from "./build-case.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { unknownStatuses } from "./reachable.ts";
import { validParameter } from "./target-values.ts";

/** Valid values that hardly exist anywhere; the first that the parameter's rules take is used. */
const UNLIKELY = [
  "zzq7nobody81",
  "9999999999999",
  "987654321",
  "zzq7",
  "zz",
  "9a1f6e0c-7d0b-4c56-9d5a-3f1c2b7e8a90",
  "999",
];

/** One valid but unlikely value per path parameter: it shows how the server treats targets it does not know. */
export function* canaries(context: OperationContext): Iterable<Case> {
  for (const parameter of context.operation.parameters) {
    if (parameter.in !== "path" || parameter.structured) continue;
    const text = UNLIKELY.find((value) => validParameter(context.spec, parameter, value));
    if (text === undefined) continue;
    yield buildCase(context, {
      family: "parameters",
      name: `path/${parameter.name}/unknown`,
      values: { [parameter.name]: text },
      rule: parameter.pointer,
      covers: [`parameter:${context.operation.id}:${parameter.name}:ok`],
      positive: true,
      canary: true,
      expect: {
        statuses: unknownStatuses(context, parameter),
        because: `${JSON.stringify(text)} is a valid ${parameter.name}, known or not`,
      },
    });
  }
}
