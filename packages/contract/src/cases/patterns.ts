import { keyword, typesOf } from "../spec/schema-node.ts";
import { CHECKED_FORMATS } from "../spec/verdict.ts";
import { at, type BodyFamily, type BodyProbe, side } from "./body-probe.ts";

/** Changes of a good text that a pattern may refuse: anchors left off, `$` before a line's end, `\w` that takes too much. */
export const TEXT_CHANGES: readonly (readonly [string, (text: string) => string])[] = [
  ["newline-after", (text) => `${text}\n`],
  ["newline-before", (text) => `\n${text}`],
  ["second-line", (text) => `!\n${text}`],
  ["space-after", (text) => `${text} `],
  ["space-before", (text) => ` ${text}`],
  ["tab-after", (text) => `${text}\t`],
  ["nul-after", (text) => `${text}\u0000`],
  ["bang-after", (text) => `${text}!`],
  ["bang-before", (text) => `!${text}`],
  ["bang-within", (text) => `${text.slice(0, 1)}!${text.slice(1)}`],
  ["accent", (text) => `${text}é`],
  ["chinese", (text) => `${text}中`],
  ["wide-digit", (text) => `${text}１`],
  ["arabic-digit", (text) => `${text}٣`],
  ["kelvin", (text) => `${text}\u212A`],
  ["long-s", (text) => `${text}\u017F`],
  ["emoji", (text) => `${text}😀`],
  ["dot-only", () => "."],
  ["dots-only", () => ".."],
  ["three-dots", () => "..."],
  ["upper", (text) => text.toUpperCase()],
  ["lower", (text) => text.toLowerCase()],
  ["hyphen-first", (text) => `-${text}`],
  ["underscore-first", (text) => `_${text}`],
  ["dot-first", (text) => `.${text}`],
  ["dot-last", (text) => `${text}.`],
  ["hyphen-last", (text) => `${text}-`],
  ["underscore-last", (text) => `${text}_`],
  ["digits", () => "1234567890"],
  ["hyphen-only", () => "-"],
  ["underscore-only", () => "_"],
  ["proto", () => "__proto__"],
  ["constructor", () => "constructor"],
  ["null-word", () => "null"],
  ["true-word", () => "true"],
  ["undefined-word", () => "undefined"],
  ["json-suffix", (text) => `${text}.json`],
];

/** How many of them a schema gets where it applies a second time. */
const AGAIN = 9;

const PUNCTUATION = [..." !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"];

/** Every punctuation character put into a text: classes are taken at their edges. */
export const PUNCTUATION_CHANGES: readonly (readonly [string, (text: string) => string])[] = PUNCTUATION.map(
  (character) => [
    `char-${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
    (text) => `${text.slice(0, 1)}${character}${text.slice(1)}`,
  ],
);

/** Both sides of every pattern of a body. */
export const patterns: BodyFamily = function* (context): Iterable<BodyProbe> {
  const swept = new Set<string>();
  for (const site of context.sites) {
    const pattern = keyword(site.node, "pattern");
    if (pattern === undefined || !typesOf(site.node).includes("string") || typeof site.base !== "string") continue;
    const seen = new Set<string>([site.base]);
    // Where the same schema applies again, a few changes show whether it is applied at all.
    const changes = swept.has(site.node.pointer)
      ? TEXT_CHANGES.slice(0, AGAIN)
      : [...TEXT_CHANGES, ...PUNCTUATION_CHANGES];
    swept.add(site.node.pointer);
    for (const [name, change] of changes) {
      const text = change(site.base);
      if (seen.has(text)) continue;
      seen.add(text);
      const valid = context.sampler.valid(site.node, text);
      yield {
        family: "patterns",
        name: `${at(site.label)}/pattern/${name}`,
        json: site.wrap(text),
        valid,
        rule: pattern.pointer,
        covers: [side(pattern.pointer, valid ? "ok" : "bad")],
        because: `${at(site.label)}: ${JSON.stringify(text)} ${valid ? "matches" : "does not match"} ${String(pattern.value)}`,
      };
    }
  }
};

/** Texts that few formats take. */
const MISSHAPEN = ["not-of-this-format", "2026-13-45", "http//a", "a@", "256.1.1.1", "0"];

/** Texts that are not of the format that the spec names. */
export const formats: BodyFamily = function* (context): Iterable<BodyProbe> {
  for (const site of context.sites) {
    const format = keyword(site.node, "format");
    if (!CHECKED_FORMATS.has(String(format?.value)) || !typesOf(site.node).includes("string")) continue;
    for (const [index, text] of MISSHAPEN.entries()) {
      yield {
        family: "patterns",
        name: `${at(site.label)}/format/${index + 1}`,
        json: site.wrap(text),
        valid: false,
        rule: format?.pointer ?? site.node.pointer,
        covers: [side(format?.pointer ?? site.node.pointer, "bad")],
        because: `${at(site.label)}: ${JSON.stringify(text)} is no ${String(format?.value)}`,
      };
    }
  }
};
