import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import type { Bump } from "./change.ts";
import { DiffError } from "./diff-error.ts";
import { higher } from "./findings.ts";
import { isList, isObject } from "./json-document.ts";

/** What the changesets that wait for a release declare. */
export interface Declared {
  /** The highest bump; `none` where no changeset declares one. */
  readonly bump: Bump | "none";
  /** The files that were read. */
  readonly files: readonly string[];
}

const frontMatter = /^---\r?\n([\s\S]*?)\r?\n?---(?:\r?\n|$)/;
const isBump = (value: unknown): value is Bump => value === "major" || value === "minor" || value === "patch";

/** The packages that are always released together: the group of `config.json` that a package is in; else all of them. */
async function fixedGroups(directory: string): Promise<readonly string[][]> {
  const text = await readFile(join(directory, "config.json"), "utf8").catch(() => "{}");
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    throw new DiffError(`${join(directory, "config.json")} is not JSON; mend it.`);
  }
  const groups = isObject(config) && isList(config["fixed"]) ? config["fixed"] : [];
  return groups.filter(isList).map((group) => group.filter((name) => typeof name === "string"));
}

function matches(pattern: string, name: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`).test(name);
}

function bumpsOf(text: string, file: string): Map<string, Bump> {
  const found = new Map<string, Bump>();
  let declared: unknown;
  try {
    declared = parse(frontMatter.exec(text)?.[1] ?? "");
  } catch {
    throw new DiffError(`The front matter of ${file} is not YAML; it should have lines like \`"@scope/name": minor\`.`);
  }
  for (const [name, bump] of Object.entries(isObject(declared) ? declared : {})) {
    if (isBump(bump)) found.set(name, bump);
    else if (bump !== "none")
      throw new DiffError(`${file} declares "${bump}" for ${name}; a changeset declares major, minor, patch or none.`);
  }
  return found;
}

/**
 * Reads the changesets that wait in a directory, and answers the highest bump that they declare. Packages of a fixed
 * group of `config.json` rise together, so only they count where there is such a group; else every package counts.
 *
 * @throws DiffError when the directory cannot be read, or a file in it is not a changeset
 */
export async function readChangesets(directory: string): Promise<Declared> {
  const names = await readdir(directory).catch(() => {
    throw new DiffError(
      `The directory of changesets ${directory} cannot be read; name the one that holds the pending *.md files.`,
    );
  });
  const groups = await fixedGroups(directory);
  const counts = (name: string): boolean =>
    groups.length === 0 || groups.some((group) => group.some((pattern) => matches(pattern, name)));
  const files = names.filter((name) => name.endsWith(".md") && name.toLowerCase() !== "readme.md").sort();
  let bump: Bump | "none" = "none";
  for (const file of files) {
    for (const [name, declared] of bumpsOf(await readFile(join(directory, file), "utf8"), join(directory, file)))
      if (counts(name)) bump = bump === "none" ? declared : higher(bump, declared);
  }
  return { bump, files };
}
