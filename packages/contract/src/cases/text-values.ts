import { createRequire } from "node:module";
import { enumOf, keyword, numberKeyword, type SchemaNode } from "../spec/schema-node.ts";

/** One character of each width in UTF-8, by its number of bytes; four bytes are two units of UTF-16. */
export const CHARACTERS: ReadonlyMap<number, string> = new Map([
  [1, "a"],
  [2, "é"],
  [3, "你"],
  [4, "😀"],
]);

const PLAIN = [
  "a",
  "1",
  "abc",
  "a1",
  "2026-01-31",
  "2026-01-31T12:00:00Z",
  "12:00:00Z",
  "http://a.example/",
  "https://a.example/",
];
const MORE = [
  "a@b.example",
  "4d7e4ba0-dc4a-11e3-90d5-e1ffbaacdaf5",
  "127.0.0.1",
  "::1",
  "a.example",
  "A",
  "AB",
  "ABC",
  "AAA",
  "A1",
  "0",
  "00",
  "000",
  "0000",
  "/",
  "/a",
  "#fff",
  "en",
  "en-GB",
  "EUR",
  "+1",
  "P1D",
  "#/a",
];

/** Any text that `valid` accepts, or undefined when none of the usual ones does. */
export function sampleText(
  node: SchemaNode,
  valid: (text: string) => boolean,
  seeds: readonly unknown[] = [],
): string | undefined {
  const listed = enumOf(node)?.value ?? [];
  const shown = keyword(node, "examples")?.value;
  const own = [
    ...listed,
    keyword(node, "default")?.value,
    keyword(node, "example")?.value,
    ...(Array.isArray(shown) ? shown : []),
  ];
  const texts = [...seeds, ...own].filter((value) => value !== undefined && value !== null).map(String);
  const found = [...texts, ...PLAIN, ...MORE].find(valid);
  if (found !== undefined) return found;
  const least = numberKeyword(node, "minLength")?.value ?? numberKeyword(node, "minimum")?.value ?? 0;
  const plain = [textOfLength(least, "", valid), String(least), String(least + 1)].find(
    (text) => text !== undefined && valid(text),
  );
  return plain ?? ofPattern(node, valid);
}

/** How many texts are drawn from a pattern before it is given up. */
const DRAWN = 60;

const ofPattern = (node: SchemaNode, valid: (text: string) => boolean): string | undefined => {
  const pattern = keyword(node, "pattern")?.value;
  return typeof pattern === "string" ? textsOfPattern(pattern).find(valid) : undefined;
};

const require = createRequire(import.meta.url);

/** Loaded for the first pattern that a text has to be drawn from: few specs have one, and it takes a while. */
const drawing = () => require("fast-check") as typeof import("fast-check");

/** Texts that a pattern takes, all different, drawn with a fixed seed, so that they are the same in every plan. */
export function textsOfPattern(pattern: string): readonly string[] {
  try {
    const fc = drawing();
    const drawn = fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { seed: 1, numRuns: DRAWN });
    return [...new Set(drawn)];
  } catch {
    // A pattern with look-around or a backward reference: no text can be drawn from it.
    return [];
  }
}

/** A valid text of exactly `length` code points, grown or cut from a seed, or undefined. */
export function textOfLength(
  length: number,
  seed: string,
  valid: (text: string) => boolean,
  fill = "a",
): string | undefined {
  if (!Number.isInteger(length)) return undefined;
  const points = [...seed];
  const pad = (character: string) => (length > points.length ? character.repeat(length - points.length) : "");
  const fills = [...new Set([fill, ...(fill === "a" ? ["1", "A", "0"] : [])])];
  for (const character of fills) {
    const candidates = [
      points.length <= length ? seed + pad(character) : points.slice(0, length).join(""),
      points.length <= length ? pad(character) + seed : points.slice(-length).join(""),
      character.repeat(length),
    ];
    const found = candidates.find(valid);
    if (found !== undefined) return found;
  }
  return undefined;
}
