import { glob, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileOf, siteFolder } from "./harness/serve-site.ts";

const names = (await readdir(siteFolder, { recursive: true })).filter((name) => name.endsWith(".html"));
const html = new Map(
  await Promise.all(names.map(async (name) => [name, await readFile(join(siteFolder, name), "utf8")] as const)),
);

/** Where the links of a page lead, inside the site: path and anchor. */
function linksOf(name: string): { path: string; anchor: string }[] {
  const here = `http://site/emchat/${name.replace(/index\.html$/, "")}`;
  return [...(html.get(name) ?? "").matchAll(/<a [^>]*?href="([^"]+)"/g)].flatMap(([, to = ""]) => {
    const url = new URL(to.replaceAll("&amp;", "&"), here);
    if (url.host !== "site") return [];
    return [{ path: url.pathname, anchor: decodeURIComponent(url.hash.slice(1)) }];
  });
}

const anchors = new Map([...html].map(([name, text]) => [name, anchorsOf(text)] as const));

describe("the links of the built site", () => {
  it("lead somewhere, each of them", async () => {
    expect(names.length).toBeGreaterThan(40);
    const dead: string[] = [];
    for (const name of names)
      for (const { path, anchor } of linksOf(name)) {
        const file = await fileOf(path);
        const target = file?.slice(siteFolder.length + 1);
        if (file === undefined) dead.push(`${name} → ${path}`);
        else if (anchor !== "" && target !== undefined && anchors.get(target)?.has(anchor) === false)
          dead.push(`${name} → ${path}#${anchor}`);
      }
    expect([...new Set(dead)]).toEqual([]);
  });
});

const root = new URL("../../../", import.meta.url);
const published: string[] = [];
for await (const file of glob(["packages/*/package.json", "apps/*/package.json", "spec/package.json"], { cwd: root })) {
  const manifest = JSON.parse(await readFile(new URL(file, root), "utf8")) as { readonly private?: boolean };
  if (manifest.private !== true) published.push(dirname(file));
}

describe("the READMEs that the registry shows", () => {
  it.each(published)(
    "of %s leads to a page of the site in both languages, and to none that is not there",
    async (folder) => {
      const text = await readFile(new URL(`${folder}/README.md`, root), "utf8");
      const paths = [...text.matchAll(/https:\/\/emchat\.github\.io(\/emchat\/[^)\s#]*)/g)].map(
        ([, path = ""]) => path,
      );
      expect(paths.filter((path) => path.startsWith("/emchat/zh-cn/")).length).toBeGreaterThan(0);
      expect(paths.filter((path) => !path.startsWith("/emchat/zh-cn/")).length).toBeGreaterThan(0);
      for (const path of paths) expect(await fileOf(path), path).toBeDefined();
    },
  );
});

function anchorsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/ (?:id|name)="([^"]+)"/g)].map(([, id = ""]) => id));
}
