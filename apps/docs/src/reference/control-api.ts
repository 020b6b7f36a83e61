import type { JsonObject } from "./json.ts";
import { resolve, section, text } from "./json.ts";
import type { Language } from "./languages.ts";
import { code, paragraphs, table } from "./markdown.ts";

const VERBS = ["get", "put", "post", "patch", "delete"];

/** Every call of the control API, by what it is about. */
export function controlApiPage(control: JsonObject, { words }: Language): string {
  const rows = new Map<string, string[][]>();
  for (const [path, item] of Object.entries(section(control, "paths"))) {
    const shared = resolve(control, item);
    for (const verb of VERBS.filter((name) => shared[name] !== undefined)) {
      const call = section(shared, verb);
      const tag = tagOf(call);
      const about = [text(call, "summary"), text(call, "description")].filter((part) => part !== "").join(". ");
      rows.set(tag, [...(rows.get(tag) ?? []), [code(`${verb.toUpperCase()} ${path}`), about]]);
    }
  }
  return paragraphs(...[...rows].flatMap(([tag, calls]) => [`## ${tag}`, table([words.call, words.about], calls)]));
}

function tagOf(call: JsonObject): string {
  const [tag] = Array.isArray(call["tags"]) ? (call["tags"] as string[]) : [];
  return tag ?? "other";
}
