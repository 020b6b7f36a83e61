import type { CompiledValidator } from "./compiled-validator.ts";
import { operationTable } from "./generated/operation-table.ts";
import { parameterValidators } from "./generated/validators.ts";
import type { OperationId } from "./generated/vocabulary.ts";
import type { ParameterEntry } from "./operation-entry.ts";
import { fromCookies, fromQuery, fromText, type QueryPair, queryPairs } from "./parameter-text.ts";
import type { Violation } from "./violation.ts";
import { violationsOf } from "./violations-of.ts";

/** The parts of a request that carry parameters. */
export interface GivenParameters {
  /** By name, decoded. */
  readonly path: Readonly<Record<string, unknown>>;
  /** The query as it was sent, without its question mark. */
  readonly query?: string | undefined;
  /** By name in lower case; `cookie` among them. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
}

/** The values of the contract's parameters, and what is wrong with them. */
export interface ReadParameters {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly cookie: Readonly<Record<string, unknown>>;
  /** The broken rules; none when every parameter that has to be there is, and all are valid. */
  readonly violations: readonly Violation[];
}

/** Reads and checks all parameters of an operation of the contract. */
export function parametersOf(operationId: OperationId, given: GivenParameters): ReadParameters {
  return declaredParametersOf(operationTable[operationId].parameters, parameterValidators[operationId] ?? [], given);
}

/** Reads and checks parameters as they are declared. What is not declared is left alone. */
export function declaredParametersOf(
  parameters: readonly ParameterEntry[],
  validators: readonly CompiledValidator[],
  given: GivenParameters,
): ReadParameters {
  const values = { path: {}, query: {}, header: {}, cookie: {} } as Record<
    ParameterEntry["in"],
    Record<string, unknown>
  >;
  const violations: Violation[] = [];
  const queryNames = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const pairs = queryNames.length > 0 && given.query ? queryPairs(given.query) : [];
  parameters.forEach((parameter, at) => {
    const value = givenValue(parameter, given, pairs, queryNames);
    if (value === undefined && !parameter.required) return;
    if (value !== undefined) Object.defineProperty(values[parameter.in], parameter.name, { value, ...PLAIN });
    const validate = validators[at];
    if (validate) violations.push(...violationsOf(parameter.in, validate, value, `/${parameter.name}`));
  });
  return { ...values, violations };
}

const PLAIN = { enumerable: true, writable: true, configurable: true };

function givenValue(
  parameter: ParameterEntry,
  { path, headers }: GivenParameters,
  pairs: readonly QueryPair[],
  queryNames: readonly string[],
): unknown {
  switch (parameter.in) {
    case "path":
      return ofPath(parameter, path);
    case "query":
      return fromQuery(parameter, pairs, queryNames);
    case "header": {
      const text = joined(headers, parameter.name.toLowerCase(), ", ");
      return text === undefined ? undefined : fromText(parameter, text);
    }
    case "cookie":
      return fromCookies(parameter, joined(headers, "cookie", "; ") ?? "");
  }
}

/** A path parameter's value: a text is read as what the contract says it is. */
export function ofPath(parameter: ParameterEntry, path: GivenParameters["path"]): unknown {
  const value = Object.hasOwn(path, parameter.name) ? path[parameter.name] : undefined;
  return parameter.shape.type !== "string" && typeof value === "string" ? fromText(parameter, value) : value;
}

function joined(headers: GivenParameters["headers"], name: string, separator: string): string | undefined {
  const value = headers && Object.hasOwn(headers, name) ? headers[name] : undefined;
  return typeof value === "object" ? value.join(separator) : value;
}
