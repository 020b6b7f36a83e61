import { isObject, type JsonObject } from "./json.ts";
import type { Operation } from "./operation.ts";
import type { Source } from "./source.ts";

/** The contract's own words, by what they are words for. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

/** Collects the words that other documents may name with `x-vocabulary`. */
export function vocabularyOf(source: Source, operations: readonly Operation[]): Vocabulary {
  return { operationIds: operations.map(({ id }) => id), messageTypes: messageTypes(source.document) };
}

/** The tags of the unions that say which of their branches a `type` is. */
function messageTypes(document: JsonObject): string[] {
  const components = document["components"];
  const schemas = isObject(components) && isObject(components["schemas"]) ? Object.values(components["schemas"]) : [];
  return schemas.flatMap((schema) => {
    const union = isObject(schema) ? schema["discriminator"] : undefined;
    if (!isObject(union) || union["propertyName"] !== "type" || !isObject(union["mapping"])) return [];
    return Object.keys(union["mapping"]);
  });
}
