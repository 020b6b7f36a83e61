import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../repository-root.ts";
import { type Guide, readGuide } from "./read-guide.ts";

const pages = join(repositoryRoot, "apps/docs/src/content/docs");

/** A page for people who have cloned the repository. */
export async function guideForAClone(name: string): Promise<Guide> {
  return readGuide(name, await readFile(join(pages, name), "utf8"), { inAClone: true });
}

/** The pages with something to type. Chinese ones have the same commands and files, which the site's own tests hold. */
export async function guidesOfTheSite(): Promise<Guide[]> {
  const folders = ["start", "guides"];
  const names = await Promise.all(
    folders.map(async (folder) => (await readdir(join(pages, folder))).sort().map((name) => `${folder}/${name}`)),
  );
  const guides = await Promise.all(
    names.flat().map(async (name) => readGuide(name, await readFile(join(pages, name), "utf8"))),
  );
  return guides.filter(({ steps }) => steps.some((step) => "script" in step));
}
