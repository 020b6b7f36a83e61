import type { JsonObject } from "./json.ts";
import { section } from "./json.ts";
import type { Language } from "./languages.ts";
import { paragraphs, table } from "./markdown.ts";
import { plain, schemaRows } from "./schema-rows.ts";

/** Every key of the mock server's configuration file, with its type and default. */
export function configurationPage(schema: JsonObject, { words }: Language): string {
  const head = [words.property, words.type, words.default, words.about];
  const parts = Object.entries(section(schema, "$defs")).map(([name, part]) => ({ name, part: part as JsonObject }));
  return paragraphs(
    table(head, rows(schema, schema)),
    ...parts
      .filter(({ part }) => part["properties"] !== undefined)
      .flatMap(({ name, part }) => [`## ${name}`, table(head, rows(schema, part))]),
  );
}

function rows(root: JsonObject, schema: JsonObject): string[][] {
  const defaults = section(schema, "properties");
  return schemaRows(root, schema, "", 4).map(([path = "", type = "", , about = ""]) => {
    const value = section(defaults, path.replaceAll("`", ""))["default"];
    return [path, type, value === undefined ? "" : `\`${plain(value)}\``, about];
  });
}
