import { ContractError } from "./contract-error.ts";
import { isObject, type Json } from "./json.ts";
import { readExamples } from "./named-examples.ts";
import type { Operation } from "./operation.ts";
import type { Source } from "./source.ts";

/** A value that the contract shows, and the schema that it stands under. */
interface Shown {
  readonly at: string;
  readonly schemaPointer: string;
  readonly value: Json;
}

/**
 * Holds every example to its schema: tests send them, and mocks answer with them.
 *
 * @param faultOf what is wrong with a value by the schema at a pointer
 * @throws ContractError for the first that breaks its schema
 */
export function checkExamples(
  source: Source,
  operations: readonly Operation[],
  faultOf: (at: string, value: Json) => string | undefined,
): void {
  for (const { at, schemaPointer, value } of operations.flatMap((operation) => shownBy(source, operation))) {
    const fault = faultOf(schemaPointer, value);
    if (fault === undefined) continue;
    throw new ContractError(
      source.place(at),
      `the example does not fit its schema: ${fault}`,
      "Correct the example, or the schema",
    );
  }
}

function shownBy(source: Source, { requestBody, responses, parameters }: Operation): Shown[] {
  const bodies = [...(requestBody ? [requestBody] : []), ...responses].flatMap(({ schemaPointer, examples }) =>
    schemaPointer === undefined ? [] : examples.map(({ pointer: at, value }) => ({ at, schemaPointer, value })),
  );
  // tests and pages send what a parameter's schema shows, too
  const sent = parameters.flatMap(({ pointer: at, schemaPointer, example: value }) =>
    value === undefined ? [] : { at, schemaPointer, value },
  );
  const headers = responses.flatMap((response) => response.headers);
  return [...bodies, ...[...parameters, ...headers].flatMap(({ pointer: at }) => samplesAt(source, at)), ...sent];
}

/** The samples of a parameter or of a header; each has a schema of its own. */
function samplesAt(source: Source, at: string): Shown[] {
  const { value: owner } = source.resolve(at);
  if (!isObject(owner) || owner["schema"] === undefined) return [];
  const schemaPointer = source.resolve(`${at}/schema`).pointer;
  const named = readExamples(source, at, owner).map(({ pointer, value }) => ({ at: pointer, schemaPointer, value }));
  const { example } = owner;
  return example === undefined ? named : [...named, { at: `${at}/example`, schemaPointer, value: example }];
}
