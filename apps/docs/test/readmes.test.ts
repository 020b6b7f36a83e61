import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { measuredFiles, readMeasured, rowsOf } from "../src/measured/measured-file.ts";
import { readmePart, readmes, withPart } from "../src/measured/readme-part.ts";
import { blocks, packageFolder } from "./harness/pages.ts";

const texts = new Map(
  await Promise.all(
    readmes.map(async ({ file }) => [file, await readFile(join(packageFolder, "../..", file), "utf8")] as const),
  ),
);
const [english = "", chinese = ""] = texts.values();
const tables = (text: string): string[] => text.match(/(?:^\|.*\|$\n?)+/gm) ?? [];
/** How a table or a text is aligned is the formatter's. */
const unaligned = (text: string): string => text.replaceAll(/[ -]+/g, " ").trim();

describe("the READMEs of the root", () => {
  it.each(readmes)("show what was measured, as it was written down: $file", async (readme) => {
    const text = texts.get(readme.file) ?? "";
    for (const name of measuredFiles) {
      const part = readmePart(readme, name, await readMeasured(name));
      expect(unaligned(text), "run `pnpm --filter @emchat/docs run measured`").toBe(
        unaligned(withPart(text, name, part)),
      );
    }
  });

  it("have the same headings and code, and links to the same places", () => {
    const depths = (text: string): string[] => [...text.matchAll(/^(#+) /gm)].map(([, depth = ""]) => depth);
    expect(depths(chinese)).toEqual(depths(english));
    const code = (text: string): string[] =>
      ["sh", "ts"].flatMap((language) =>
        blocks({ name: "README", text }, language).map((one) =>
          one.replaceAll(/"[^"\n]*"|(#|\/\/) .*$/gm, "").replaceAll(/ +$/gm, ""),
        ),
      );
    expect(code(chinese)).toEqual(code(english));
    const links = (text: string): string[] => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, to = ""]) => to);
    const places = (text: string): string[] =>
      [...new Set(links(text).filter((to) => !/^README|screenshots/.test(to)))]
        .map((to) => to.replace("/emchat/zh-cn/", "/emchat/"))
        .sort();
    expect(places(chinese)).toEqual(places(english));
  });

  it("have the same figures in the same rows of the same tables", () => {
    const figures = (text: string): string[][][] =>
      tables(text).map((one) => rowsOf(one).map((row) => row.flatMap((cell) => cell.match(/\d[\d.,]*/g) ?? [])));
    const withoutPictures = (all: string[]): string[] => all.filter((one) => !one.includes("!["));
    const shapes = (text: string): number[] => withoutPictures(tables(text)).map((one) => rowsOf(one).length);
    expect(shapes(chinese)).toEqual(shapes(english));
    expect(figures(withoutPictures(tables(chinese)).join("\n\n"))).toEqual(
      figures(withoutPictures(tables(english)).join("\n\n")),
    );
    expect(tables(english).length).toBeGreaterThan(2);
  });
});
