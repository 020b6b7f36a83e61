import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = async (file: string): Promise<Manifest> => JSON.parse(await readFile(file, "utf8")) as Manifest;
const folders = (await readdir(root, { withFileTypes: true }))
  .filter(
    (entry) => entry.isDirectory() && !["test", "node_modules"].includes(entry.name) && !entry.name.startsWith("."),
  )
  .map(({ name }) => name);
const own = await read(`${root}/package.json`);

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

describe("each example stands alone", () => {
  it.each(folders)("%s names every package it imports, in a published version", async (name) => {
    const manifest = await read(`${root}/${name}/package.json`);
    const named = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [dependency, range] of Object.entries(named)) {
      expect(range, dependency).toMatch(/^\^\d/);
      expect(Object.keys(own.devDependencies ?? {}), `${dependency} is installed here as well`).toContain(dependency);
    }
    const sources = (await readdir(`${root}/${name}`, { recursive: true })).filter((file) => /\.tsx?$/.test(file));
    for (const file of sources) {
      const text = await readFile(`${root}/${name}/${file}`, "utf8");
      for (const [, from = ""] of text.matchAll(/^(?:import|export)[^;]*? from "([^."][^"]*)"/gm)) {
        if (from.startsWith("node:")) continue;
        const dependency = from
          .split("/")
          .slice(0, from.startsWith("@") ? 2 : 1)
          .join("/");
        expect(Object.keys(named), `${file} imports ${from}`).toContain(dependency);
      }
    }
  });

  it.each(folders)("%s has a README with its commands, and is in the list", async (name) => {
    expect(await readFile(`${root}/${name}/README.md`, "utf8")).toContain("npm install");
    expect(await readFile(`${root}/README.md`, "utf8")).toContain(`(${name})`);
  });
});
