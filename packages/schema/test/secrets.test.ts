import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSecretFinder } from "../src/secrets.ts";

const secret = "YWMtxc6K0L1aEeKf9LWFzT9x/EAAA+T7M=NR_9Oc~Nq";
const finder = createSecretFinder([secret], { hidden: "[token]" });

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const each = (write: (character: string, code: number) => string) => (text: string) =>
  [...text].map((character) => write(character, character.charCodeAt(0))).join("");
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, "0");

/** The ways in which a server, a gateway or a page may write a text down. */
const spellings: Readonly<Record<string, (text: string) => string>> = {
  "as it stands": (text) => text,
  "in upper case": (text) => text.toUpperCase(),
  "percent-encoded": encodeURIComponent,
  "percent-encoded, every character": each((_, code) => `%${hex(code, 2)}`),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "as old browsers escaped it": each((_, code) => `%u${hex(code, 4)}`),
  "in JSON, slashes protected": (text) => text.replaceAll("/", "\\/"),
  "in JSON, every character a number": each((_, code) => `\\u${hex(code, 4)}`),
  "in JSON within JSON": (text) => JSON.stringify(JSON.stringify(text.replaceAll("/", "\\/"))),
  "in JSON as HTML-safe writers write it": (text) => text.replace(/[=+&]/g, (one) => `\\u${hex(one.charCodeAt(0), 4)}`),
  "in JavaScript, braces": each((_, code) => `\\u{${hex(code, 1)}}`),
  "in JavaScript, short": each((_, code) => `\\x${hex(code, 2)}`),
  "in HTML, by decimal number": each((_, code) => `&#${code};`),
  "in HTML, by hexadecimal number": each((_, code) => `&#x${hex(code, 2)};`),
  "in HTML, by name": (text) => text.replaceAll("=", "&equals;").replaceAll("+", "&plus;").replaceAll("/", "&sol;"),
  "in base64": base64,
  "in base64, twice over": (text) => base64(base64(text)),
  "in base64, one byte after something": (text) => base64(`:${text}`),
  "in base64, as basic credentials": (text) => base64(`ab:${text}`),
  "in base64 of URLs": (text) => Buffer.from(text).toString("base64url"),
  "in base64, percent-encoded": (text) => encodeURIComponent(base64(text)),
  "in hexadecimal": (text) => Buffer.from(text).toString("hex"),
  "in part": (text) => text.slice(11, 25),
};

/** Reads a text in all the ways a thief would, and tells whether eight characters in a row are the secret's. */
function betrays(text: string, of: string): boolean {
  const layers = [text];
  for (let layer = 0; layer < 3; layer += 1) {
    const last = layers.at(-1) ?? "";
    layers.push(
      last
        .replace(/%u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\\[ux]\{?([0-9a-f]{2,4})\}?/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
        .replace(/\\(.)/g, "$1"),
    );
  }
  for (const word of text.match(/[\w+/-]{12,}/g) ?? []) {
    for (let cut = 0; cut < 4; cut += 1) layers.push(Buffer.from(word.slice(cut), "base64").toString("latin1"));
    for (let cut = 0; cut < 2; cut += 1) layers.push(Buffer.from(word.slice(cut), "hex").toString("latin1"));
  }
  const lower = of.toLowerCase();
  return layers.some((layer) => {
    const subject = layer.toLowerCase();
    for (let at = 0; at + 8 <= lower.length; at += 1) if (subject.includes(lower.slice(at, at + 8))) return true;
    return false;
  });
}

describe("a secret is found", () => {
  it.each(Object.keys(spellings))("%s", (name) => {
    const spelt = spellings[name]?.(secret) ?? "";
    const clean = finder.scrub(`before "${spelt}" after`);
    expect(clean).toMatch(/^before "?.*\[token\].*"? after$/);
    expect(betrays(clean, secret)).toBe(false);
    expect(finder.foundIn(`before "${spelt}" after`)).toBe(name !== "in part");
  });

  it("of any letters, in any spelling, in any surroundings", () => {
    const letters = fc.constantFrom(...'abcXYZ0189-._~+/=:!$&"\\%é密');
    const spelling = fc.constantFrom(...Object.values(spellings).filter((spell) => spell !== spellings["in part"]));
    fc.assert(
      fc.property(
        fc.string({ unit: letters, minLength: 12, maxLength: 60 }),
        spelling,
        fc.string(),
        fc.string(),
        (value, spell, before, after) => {
          // the spellings by number speak of ASCII only
          fc.pre(/^[ -~]+$/.test(value) || [encodeURIComponent, base64].includes(spell));
          const clean = createSecretFinder([value]).scrub(`${before} ${spell(value)} ${after}`);
          expect(betrays(clean, value) && !betrays(`${before}  ${after}`, value)).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("when it is short, as a word, and never inside another", () => {
    const short = createSecretFinder(["any"]);
    expect(short.scrub("token any, of many: %61ny")).toBe("token [secret], of many: [secret]");
    expect(short.foundIn("token any")).toBe(false);
  });

  it("when several of them overlap", () => {
    const several = createSecretFinder(["abcdefghijkl", "ijklmnopqrst", ""]);
    expect(several.scrub("x abcdefghijklmnopqrst y")).toBe("x [secret] y");
  });
});

describe("what is no secret", () => {
  it("stays as it is, escapes included", () => {
    const innocent = 'path /users/zw123?q=%E4%BD%A0 said {"a":"\\u4f60\\/"} &amp; YWMtxc6 NR_9Oc';
    expect(finder.scrub(innocent)).toBe(innocent);
    expect(finder.foundIn(innocent)).toBe(false);
  });

  it("is untouched around what is hidden", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (before, after) => {
        fc.pre(!betrays(before + after, secret));
        expect(finder.scrub(`${before} ${secret} ${after}`)).toBe(`${before} [token] ${after}`);
      }),
    );
  });
});

describe("hostile text", () => {
  it.each([
    ["escapes without end", "%25"],
    ["backslashes", "\\"],
    ["the beginning of the secret", secret.slice(0, 7)],
    ["parts of the secret", secret.slice(0, 9)],
    ["entities that never end", "&#x"],
  ])("of %s costs time in proportion to its length", (_, piece) => {
    const cost = (length: number): number => {
      const text = piece.repeat(length / piece.length);
      const before = process.cpuUsage();
      finder.scrub(text);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    cost(100_000);
    const small = Math.min(cost(100_000), cost(100_000), cost(100_000));
    const growth = (): number => cost(1_600_000) / Math.max(small, 1000);
    // once more where memory was cleaned up meanwhile: what is quadratic is so every time
    expect([growth, growth, growth].some((tried) => tried() < 100)).toBe(true);
  });
});
