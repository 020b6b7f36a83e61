import { ContractError } from "./contract-error.ts";
import { pointer, section } from "./json.ts";
import type { Source } from "./source.ts";
import { NOT_SCHEMAS } from "./taken-names.ts";

/**
 * Each schema becomes an exported type of its name.
 *
 * @throws ContractError for a name that no type can have, or that another type has
 */
export function checkSchemaNames(source: Source): void {
  for (const name of Object.keys(section(source.document["components"], "schemas"))) {
    const problem = /^[A-Z][A-Za-z0-9]*$/.test(name)
      ? NOT_SCHEMAS.has(name) && "has the name of another type of @emchat/schema"
      : "is not in PascalCase, and a type is called by it";
    if (problem)
      throw new ContractError(
        source.place(`/components/schemas${pointer(name)}`),
        `the schema ${name} ${problem}`,
        "Rename it, and the references to it",
      );
  }
}
