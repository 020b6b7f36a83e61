import type { Comparison } from "./comparison.ts";
import { addition, breaking } from "./direction.ts";
import { canonical, type JsonObject, objectAt, same, step } from "./json-document.ts";

const HOME = "#/components/schemas";

const schemasOf = (root: JsonObject): JsonObject => objectAt(objectAt(root, "components"), "schemas");

/** The references of component schemas that kept what they say and changed their name, from old to new. */
export function renamedSchemas(old: JsonObject, renewed: JsonObject): Map<string, string> {
  const [before, after] = [schemasOf(old), schemasOf(renewed)];
  const names = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  const gained = new Map(names.map((name) => [name, canonical(after[name])]));
  const renamed = new Map<string, string>();
  for (const name of Object.keys(before).filter((key) => !Object.hasOwn(after, key))) {
    const text = canonical(before[name]);
    // A schema that refers to itself took its own name along.
    const twin = [...gained].find(
      ([other, said]) => said === text.replaceAll(`"${HOME}/${name}"`, `"${HOME}/${other}"`),
    )?.[0];
    if (twin === undefined) continue;
    gained.delete(twin);
    renamed.set(step(HOME, name), step(HOME, twin));
  }
  return renamed;
}

const gone = breaking(
  "sdk",
  "code that imports the generated type of that name no longer compiles; let it take another type, or keep the name",
);
const renamedOutcome = breaking(
  "sdk",
  "code that imports the generated type by its old name no longer compiles; rename it there, or keep both names",
);

/** Compares the names of the component schemas, which are the names of generated types. */
export function compareComponents({ old, new: renewed, renamed, report, used }: Comparison): void {
  const [before, after] = [schemasOf(old), schemasOf(renewed)];
  const twins = new Set(renamed.values());
  const say = (pointer: string): string => `\`${pointer.slice(HOME.length + 1)}\``;
  for (const name of Object.keys(before)) {
    const at = step(HOME, name);
    const twin = renamed.get(at);
    if (twin !== undefined)
      report({
        rule: "schema-renamed",
        what: `the component schema ${say(at)} is called ${say(twin)} now`,
        outcome: renamedOutcome,
        old: at,
        new: twin,
      });
    else if (!Object.hasOwn(after, name))
      report({ rule: "schema-removed", what: `the component schema ${say(at)} is gone`, outcome: gone, old: at });
    else if (!used.has(at) && !same(before[name], after[name]))
      report({
        rule: "unused-schema-changed",
        what: `the component schema ${say(at)}, which no operation uses, changed`,
        outcome: addition("nobody breaks on the wire; look at the generated type if you import it"),
        old: at,
        new: at,
      });
  }
  for (const name of Object.keys(after)) {
    const at = step(HOME, name);
    if (!Object.hasOwn(before, name) && !twins.has(at))
      report({
        rule: "schema-added",
        what: `the component schema ${say(at)} is new`,
        outcome: addition("nobody breaks; one generated type more can be imported"),
        new: at,
      });
  }
}
