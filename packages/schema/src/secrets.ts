import { replaceSpans, type Span, spanOf } from "./secret-spans.ts";
import { readings, readingTexts } from "./secret-spellings.ts";

export { isSecretHeader, isSecretName } from "./secret-names.ts";
export { scrubSecretShapes } from "./secret-shapes.ts";

/** A run of a secret this long gives it away. */
const TELLING_LENGTH = 8;

/** A run of a secret this long does not turn up by chance. */
const PROOF_LENGTH = 16;

/** A secret that is shorter may turn up by chance, so it proves nothing. */
const SURE_LENGTH = 12;

/** Finds secrets that are known by their value in texts that others wrote. */
export interface SecretFinder {
  /** The text with every secret, and every part of one that is long enough to tell, replaced. */
  scrub(text: string): string;
  /** Whether a text surely holds a secret, or a part of 16 characters: too long to be there by chance. */
  foundIn(text: string): boolean;
}

/** What a finder may be told. */
export interface SecretFinderOptions {
  /** What is written where a secret stood. Default `[secret]`. */
  readonly hidden?: string;
}

/**
 * Makes a finder of secrets. It reads a text as whoever receives it may: as it stands, and with JSON's, percent and HTML escapes
 * undone, several times over; in each reading it looks for the secret itself, in base64 (at every offset, both alphabets, also twice over) and in
 * hexadecimal. Case hides nothing. Parts of 8 characters are found; a secret that is shorter, only where it stands as a word.
 * The time is linear in the text.
 *
 * @param secrets The values to look for; empty ones are left out.
 * @example
 * ```ts
 * import { createSecretFinder } from "@emchat/schema/secrets";
 *
 * const finder = createSecretFinder(["YWMt/sample=token"], { hidden: "[token]" });
 * console.log(finder.scrub("bad token YWMt%2Fsample%3Dtoken")); // bad token [token]
 * ```
 */
export function createSecretFinder(
  secrets: readonly string[],
  { hidden = "[secret]" }: SecretFinderOptions = {},
): SecretFinder {
  const known = [...new Set(secrets)].filter((secret) => secret !== "");
  const telling = runIndex(known.flatMap(formsOf), TELLING_LENGTH);
  const sure = known.filter((secret) => secret.length >= SURE_LENGTH).flatMap(formsOf);
  const proving = runIndex(sure, PROOF_LENGTH);
  const wholes = sure.filter((form) => form.length < PROOF_LENGTH).map((form) => form.toLowerCase());
  const words = known.filter((secret) => secret.length < TELLING_LENGTH).map((secret) => secret.toLowerCase());

  return {
    scrub(text) {
      const spans: Span[] = [];
      for (const reading of readings(text)) {
        const subject = lowerCase(reading.text);
        telling.find(subject, (from, to) => spans.push(spanOf(reading, from, to)));
        for (const word of words) findWord(subject, word, (from, to) => spans.push(spanOf(reading, from, to)));
      }
      return replaceSpans(text, spans, hidden);
    },
    foundIn(text) {
      if (sure.length === 0) return false;
      let found = false;
      for (const reading of readingTexts(text)) {
        const subject = lowerCase(reading);
        found ||= wholes.some((whole) => subject.includes(whole));
        proving.find(subject, () => {
          found = true;
        });
        if (found) return true;
      }
      return false;
    },
  };
}

type Found = (from: number, to: number) => void;

/** The ways in which a secret is written without escapes. */
function formsOf(secret: string): string[] {
  // one character a byte, which is how percent escapes of other letters read
  const bytes = String.fromCharCode(...new TextEncoder().encode(secret));
  const once = inBase64(bytes);
  const standard = [...once, ...once.flatMap(inBase64)];
  return [
    secret,
    bytes,
    ...standard,
    ...standard.map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
    [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join(""),
  ];
}

/** What of a secret's base64 is the same whatever stands around it. */
function inBase64(bytes: string): string[] {
  return [0, 1, 2].flatMap((offset) => inBase64At(bytes, offset));
}

/** The same, when `offset` bytes stand before it. */
function inBase64At(bytes: string, offset: number): string[] {
  const whole = btoa("\0".repeat(offset) + bytes).replace(/=+$/, "");
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  const form = whole.slice(first, last);
  // less than that is shorter than the secret it would betray
  return form.length >= TELLING_LENGTH ? [form] : [];
}

/** Lower case, of the same length: a few letters grow when they shrink. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** So many characters of a run are looked at before it is compared. */
const BLOCK = 3;

/** Every run of `length` characters of the forms, to be found in one pass over a text. */
function runIndex(forms: readonly string[], length: number): { find(text: string, found: Found): void } {
  const runs = new Set<string>();
  // which blocks stand in a run, by a hash of theirs
  const seen = new Uint8Array(1 << 16);
  const blockAt = (text: string, at: number): number =>
    (Math.imul(text.charCodeAt(at), 0x9e3b) ^
      Math.imul(text.charCodeAt(at + 1), 0x1f35) ^
      Math.imul(text.charCodeAt(at + 2), 0x01a7)) &
    0xffff;
  for (const form of forms) {
    const lower = lowerCase(form);
    for (let at = 0; at + length <= lower.length; at += 1) {
      const run = lower.slice(at, at + length);
      runs.add(run);
      for (let block = 0; block + BLOCK <= length; block += 1) seen[blockAt(run, block)] = 1;
    }
  }
  // wherever a run stands, one block of it begins at a multiple of this: only there the text is looked at
  const step = length - BLOCK + 1;
  return {
    find(text, found) {
      if (runs.size === 0) return;
      for (let place = 0; place + BLOCK <= text.length; place += step) {
        if (seen[blockAt(text, place)] !== 1) continue;
        for (let from = Math.max(0, place - step + 1); from <= place && from + length <= text.length; from += 1)
          if (runs.has(text.slice(from, from + length))) found(from, from + length);
      }
    },
  };
}

const WORD = /[\p{L}\p{N}]/u;

function findWord(text: string, word: string, found: Found): void {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const to = at + word.length;
    if (!WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(to))) found(at, to);
  }
}
