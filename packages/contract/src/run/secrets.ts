/** What stands where a secret stood. */
export const HIDDEN = "$EMCHAT_TOKEN";

/** A part of a secret this long gives it away. */
const TELLING_LENGTH = 8;

/** A secret that is shorter may turn up by chance. */
const SURE_LENGTH = 12;

/** A part of a secret this long does not turn up by chance. */
const PROOF_LENGTH = 16;

/** Up to so many parts a text is searched for each; beyond, its own parts are looked up. Whichever is faster. */
const MANY_PARTS = 400;

/** Finds secrets, whole or in part, and takes them out. */
export interface Secrets {
  /** The text with every secret, and every part of one that is long enough to tell, replaced. */
  scrub(text: string): string;
  /**
   * Whether a text surely holds a secret: all of it, or a long part. A short one, `any`, turns up in random ids and in
   * plain words, so it is taken out where it stands but accuses nobody.
   */
  foundIn(text: string): boolean;
}

/** Knows secrets by their value, as they are, percent-encoded and in base64. Case does not hide them. */
export function createSecrets(values: readonly string[]): Secrets {
  const forms = [...new Set(values.filter((value) => value !== "").flatMap(formsOf))].map((form) => form.toLowerCase());
  const long = forms.filter((form) => form.length >= TELLING_LENGTH);
  const short = forms.filter((form) => form.length < TELLING_LENGTH);
  const parts = new Set<string>();
  for (const form of long) {
    for (let at = 0; at + TELLING_LENGTH <= form.length; at += 1) parts.add(form.slice(at, at + TELLING_LENGTH));
  }
  const proofs = values
    .filter((value) => value.length >= SURE_LENGTH)
    .flatMap((value) => formsOf(value).flatMap((form) => piecesOf(form, PROOF_LENGTH)));
  const spans = (text: string): [number, number][] => {
    const found: [number, number][] = [];
    const lower = text.toLowerCase();
    // Lower-casing changes the length of a few letters; then the places would be wrong, and the text is taken as it is.
    const subject = lower.length === text.length ? lower : text;
    for (const word of short) {
      for (let at = subject.indexOf(word); at !== -1; at = subject.indexOf(word, at + 1)) {
        if (isWord(subject, at, word.length)) found.push([at, at + word.length]);
      }
    }
    if (parts.size <= MANY_PARTS) {
      for (const part of parts) {
        for (let at = subject.indexOf(part); at !== -1; at = subject.indexOf(part, at + 1)) {
          found.push([at, at + TELLING_LENGTH]);
        }
      }
    } else {
      for (let at = 0; at + TELLING_LENGTH <= subject.length; at += 1) {
        if (parts.has(subject.slice(at, at + TELLING_LENGTH))) found.push([at, at + TELLING_LENGTH]);
      }
    }
    return found.sort((a, b) => a[0] - b[0]);
  };
  return {
    foundIn: (text) => proofs.some((proof) => text.includes(proof)),
    scrub(text) {
      const found = spans(text);
      if (found.length === 0) return text;
      let [out, at] = ["", 0];
      for (let index = 0; index < found.length; ) {
        let [from = 0, to = 0] = found[index] ?? [];
        while (index < found.length && (found[index]?.[0] ?? 0) <= to) {
          to = Math.max(to, found[index]?.[1] ?? 0);
          index += 1;
        }
        if (from < at) from = at;
        out += `${text.slice(at, from)}${HIDDEN}`;
        at = to;
      }
      return out + text.slice(at);
    },
  };
}

/** Every run of so many characters of a text; the text itself when it is shorter. */
const piecesOf = (text: string, length: number): string[] =>
  text.length <= length
    ? [text]
    : Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length));

const formsOf = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  Buffer.from(value).toString("base64").replace(/=+$/, ""),
  JSON.stringify(value).slice(1, -1),
];

const isWord = (text: string, at: number, length: number): boolean =>
  !/[A-Za-z0-9]/.test(text.charAt(at - 1)) && !/[A-Za-z0-9]/.test(text.charAt(at + length));
