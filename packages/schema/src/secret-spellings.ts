/** A text as its receiver may read it, and where in the original each of its characters stands. */
export interface Reading {
  readonly text: string;
  /** Where the character at an index begins in the original; absent where the reading is the original. */
  readonly starts?: Uint32Array;
  /** Where it ends. */
  readonly ends?: Uint32Array;
}

/** Escapes within escapes are undone so many times. */
const MOST_LAYERS = 8;

// JSON and JavaScript, percent (also the old `%uXXXX`), HTML by number and by name, and what a backslash merely protects
const ESCAPE =
  /\\u(?:0{4})?([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|%u([0-9a-f]{4})|%([0-9a-f]{2})|&#x0*([0-9a-f]{1,6});?|&#0*([0-9]{1,7});?|&([a-z]{2,8});|\\([^a-z0-9\s])/gi;

/** What every escape begins with. */
const ESCAPES = /[\\%&]/;

/** The named characters of HTML that a token or password may hold. */
const NAMED = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    sol: "/",
    bsol: "\\",
    equals: "=",
    plus: "+",
    lowbar: "_",
    underbar: "_",
    period: ".",
    colon: ":",
    hyphen: "-",
    percnt: "%",
    num: "#",
    tilde: "~",
  }),
);

/** The readings of a text: as it stands, then with one layer of escapes after the other undone. */
export function* readings(text: string): Generator<Reading> {
  let reading: Reading | undefined = { text };
  for (let layer = 0; layer <= MOST_LAYERS && reading; layer += 1) {
    yield reading;
    reading = unescaped(reading);
  }
}

/** The same readings of a text where nobody asks what stands where in it. */
export function* readingTexts(text: string): Generator<string> {
  let reading = text;
  for (let layer = 0; layer <= MOST_LAYERS; layer += 1) {
    yield reading;
    if (!ESCAPES.test(reading)) return;
    const next = reading.replace(ESCAPE, (...match) => characterOf(match) ?? match[0]);
    if (next === reading) return;
    reading = next;
  }
}

/** The reading with a layer of escapes undone; `undefined` where there is none. */
function unescaped(reading: Reading): Reading | undefined {
  const { text } = reading;
  let out = "";
  let at = 0;
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (piece: string, from: number, step: 0 | 1, end: number): void => {
    for (let index = 0; index < piece.length; index += 1) {
      const place = from + index * step;
      starts.push(reading.starts?.[place] ?? place);
      const last = step === 1 ? place : end - 1;
      ends.push(reading.ends?.[last] ?? last + 1);
    }
    out += piece;
  };
  for (const match of text.matchAll(ESCAPE)) {
    const character = characterOf(match);
    if (character === undefined) continue;
    const end = match.index + match[0].length;
    put(text.slice(at, match.index), at, 1, match.index);
    put(character, match.index, 0, end);
    at = end;
  }
  if (at === 0) return undefined;
  put(text.slice(at), at, 1, text.length);
  return { text: out, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

function characterOf([, json, braced, short, old, percent, hexadecimal, decimal, name, protectedOne]: readonly (
  | string
  | undefined
)[]): string | undefined {
  if (protectedOne !== undefined) return protectedOne;
  if (name !== undefined) return NAMED.get(name.toLowerCase());
  const hex = json ?? braced ?? short ?? old ?? percent ?? hexadecimal;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
