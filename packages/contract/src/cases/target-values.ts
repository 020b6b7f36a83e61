import { ContractSetupError } from "../errors.ts";
import type { Operation, Parameter } from "../spec/operation.ts";
import { schemaNode } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import { sampleText } from "./text-values.ts";

/** Values of path and other parameters, by name. */
export type ParameterValues = Readonly<Record<string, string>>;

/** The values that a plain, valid call of an operation has: given ones first, then the spec's examples. */
export function baseValues(spec: Spec, operation: Operation, given: ParameterValues): Record<string, string> {
  const values: Record<string, string> = {};
  for (const parameter of operation.parameters) {
    if (!parameter.required) continue;
    values[parameter.name] = given[parameter.name] ?? parameter.example ?? generated(spec, parameter);
  }
  for (const parameter of operation.parameters) {
    const value = values[parameter.name];
    if (value !== undefined && !validParameter(spec, parameter, value)) {
      throw new ContractSetupError(
        `the value ${JSON.stringify(value)} of the parameter ${parameter.name} breaks the spec's own rule ` +
          `(${spec.document.source}:${spec.document.lineOf(parameter.schema)}); give another with --param ${parameter.name}=VALUE`,
      );
    }
  }
  return values;
}

function generated(spec: Spec, parameter: Parameter): string {
  const text = sampleText(schemaNode(spec.document, parameter.schema), (value) =>
    validParameter(spec, parameter, value),
  );
  if (text !== undefined) return text;
  throw new ContractSetupError(
    `the spec shows no example for the parameter ${parameter.name}; give a value with --param ${parameter.name}=VALUE`,
  );
}

/** Whether the text of a parameter is valid: a schema of numbers or booleans sees what the text says. */
export function validParameter(spec: Spec, parameter: Parameter, text: string): boolean {
  if (spec.validators.valid(parameter.schema, text)) return true;
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return spec.validators.valid(parameter.schema, Number(text));
  return (text === "true" || text === "false") && spec.validators.valid(parameter.schema, text === "true");
}

/** Writes a path: `raw` holds encoded texts that go in as they are. */
export function pathOf(operation: Operation, values: ParameterValues, raw: ParameterValues = {}): string {
  const path = operation.template.replaceAll(
    /\{([^}]+)\}/g,
    (_, name: string) => raw[name] ?? encodeURIComponent(values[name] ?? ""),
  );
  const query = operation.parameters
    .filter((parameter) => parameter.in === "query")
    .flatMap(({ name }) => {
      const text = raw[name] ?? (values[name] === undefined ? undefined : encodeURIComponent(values[name]));
      return text === undefined ? [] : [`${encodeURIComponent(name)}=${text}`];
    });
  return query.length === 0 ? path : `${path}?${query.join("&")}`;
}
