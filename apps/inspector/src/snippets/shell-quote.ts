/** A text as one word of a POSIX shell. */
export function shellQuote(text: string): string {
  if (/^[A-Za-z0-9_./:=@%+,-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

// What a terminal would act on instead of passing it on, and what nobody sees.
const UNPASTEABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** The longest text in characters that goes into a command line; Linux takes 128 KiB per word, in up to three bytes per character. */
const LONGEST_WORD = 40_000;

/** Whether a text arrives unchanged when somebody pastes it into a terminal. */
export function canBePasted(text: string): boolean {
  return text.length <= LONGEST_WORD && !/\p{Surrogate}/u.test(text) && !UNPASTEABLE.test(text);
}
