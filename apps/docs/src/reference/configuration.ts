import type { JsonObject } from "./json.ts";
import { section } from "./json.ts";
import type { Language } from "./languages.ts";
import { paragraphs, table } from "./markdown.ts";
import { plain, schemaRows } from "./schema-rows.ts";

/** Every key of the mock server's configuration file, with its type and default. */
export function configurationPage(schema: JsonObject, { words }: Language): string {
  // The default has no column of its own: four do not fit on a phone.
  const head = [words.property, words.type, words.about];
  const rowsOf = (part: JsonObject): string[][] => rows(schema, part, words.default);
  const parts = Object.entries(section(schema, "$defs")).map(([name, part]) => ({ name, part: part as JsonObject }));
  return paragraphs(
    table(head, rowsOf(schema)),
    ...parts
      .filter(({ part }) => part["properties"] !== undefined)
      .flatMap(({ name, part }) => [`## ${name}`, table(head, rowsOf(part))]),
  );
}

function rows(root: JsonObject, schema: JsonObject, word: string): string[][] {
  const defaults = section(schema, "properties");
  return schemaRows(root, schema, "", 4).map(([path = "", type = "", , about = ""]) => {
    const value = section(defaults, path.replaceAll("`", ""))["default"];
    const usual = value === undefined ? "" : `${word} \`${plain(value)}\``;
    return [path, [type, usual].filter((part) => part !== "").join(", "), about];
  });
}
