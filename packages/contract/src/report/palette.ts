/** Colours of a terminal, or none. */
export interface Palette {
  good(text: string): string;
  bad(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
}

const code = (open: number, close: number) => (text: string) => `\u001B[${open}m${text}\u001B[${close}m`;
const plain = (text: string): string => text;

/** The palette for a terminal with colours, and one that leaves text as it is. */
export const palette = (colours: boolean): Palette =>
  colours
    ? { good: code(32, 39), bad: code(31, 39), dim: code(2, 22), strong: code(1, 22) }
    : { good: plain, bad: plain, dim: plain, strong: plain };
