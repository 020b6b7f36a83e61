const WIDE = /[\u0100-\uffff]/;

/** What a text takes in memory: V8 keeps a byte a character, or two where one of them needs two. */
export function textBytes(text: string): number {
  return WIDE.test(text) ? text.length * 2 : text.length;
}
