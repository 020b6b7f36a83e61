import { describe, expect, it } from "vitest";
import { blocks, writtenPages } from "./harness/pages.ts";

const pages = await writtenPages();
const english = pages.filter(({ name }) => !name.startsWith("zh-cn/"));
const chinese = new Map(pages.flatMap((page) => (page.name.startsWith("zh-cn/") ? [[page.name.slice(6), page]] : [])));

/** The first lines of the blocks of code: language, name of the file, whether it keeps running. */
const heads = (text: string): string[] => [...text.matchAll(/^```\w.*$/gm)].map(([head]) => head);
/** What a machine reads of a block: comments and texts are people's, and differ. */
const withoutWords = (code: string): string =>
  code.replaceAll(/(^|\s)(#|\/\/) .*$|"[^"\n]*"|reason: .*$/gm, "$1").replaceAll(/ +$/gm, "");

describe("every page in both languages", () => {
  it("has as many pages in Chinese as in English", () => {
    expect([...chinese.keys()].sort()).toEqual(english.map(({ name }) => name).sort());
    expect(english.length).toBeGreaterThan(15);
  });

  it.each(english)("$name has the same headings' depth, code and links", (page) => {
    const twin = chinese.get(page.name) ?? { name: "", text: "" };
    const shape = (text: string): string[] => [...text.matchAll(/^#{2,4} /gm)].map(([mark]) => mark);
    expect(shape(twin.text)).toEqual(shape(page.text));
    expect(heads(twin.text)).toEqual(heads(page.text));
    for (const language of ["ts", "sh", "yaml", "json", "csv"])
      expect(blocks(twin, language).map(withoutWords), language).toEqual(blocks(page, language).map(withoutWords));
    const links = (text: string): string[] =>
      [...text.matchAll(/\]\((?!http)([^)#]+)/g)].map(([, to = ""]) => to).sort();
    expect(links(twin.text)).toEqual(links(page.text));
  });
});
