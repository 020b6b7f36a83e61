import { docComment, header } from "../header.ts";
import { isObject, section, text } from "../json.ts";
import type { Source } from "../source.ts";
import { paragraphs } from "../words.ts";

/** Every schema of the contract as a type of its own name, with its description. */
export function aliasesModule(source: Source): string {
  const schemas = section(source.document["components"], "schemas");
  const aliases = Object.entries(schemas)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, schema]) => {
      const description = isObject(schema) ? text(schema, "description") : undefined;
      const doc = description ? docComment(paragraphs(description)) : "";
      return `${doc}export type ${name} = components["schemas"][${JSON.stringify(name)}];\n`;
    });
  return `${header("The contract's schemas by their names.", [source.file])}import type { components } from "./types.ts";\n\n${aliases.join("\n")}`;
}
