/** Where a text stops being JSON, and why. */
export interface JsonFault {
  readonly reason: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
}

const WHITE_SPACE = " \t\n\r";
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORDS = ["true", "false", "null"] as const;

/**
 * Finds the first place where a text breaks the grammar of RFC 8259, or goes deeper than `maxDepth`; `undefined` when it does
 * neither. The engines word and place `SyntaxError` each in its own way; here the same body gets the same answer everywhere.
 * It uses no recursion, so depth costs nothing but the walk. It is called only for bodies that `JSON.parse` refused or that
 * may be too deep.
 */
export function findJsonFault(text: string, maxDepth: number = Number.POSITIVE_INFINITY): JsonFault | undefined {
  /** What is open: `}` or `]`. */
  const open: string[] = [];
  let at = 0;

  const fault = (reason: string, where = at): JsonFault => ({ reason, ...placeOf(text, where) });
  const unexpected = (expected: string): JsonFault =>
    at >= text.length
      ? fault("unexpected end of input")
      : fault(`unexpected ${nameOf(text.charCodeAt(at))}, expected ${expected}`);
  const skipSpace = (): void => {
    while (at < text.length && WHITE_SPACE.includes(text.charAt(at))) at += 1;
  };
  /** Reads a string that begins at `at`. */
  const string = (): JsonFault | undefined => {
    at += 1;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x22) {
        at += 1;
        return undefined;
      }
      if (code < 0x20) return fault(`unexpected ${nameOf(code)} in a string, write it as an escape`);
      if (code !== 0x5c) continue;
      at += 1;
      if (at >= text.length) break;
      if (text.charAt(at) === "u") {
        for (let digit = 1; digit <= 4; digit += 1) {
          if (at + digit >= text.length) return fault("unexpected end of input", text.length);
          if (!/[0-9a-fA-F]/.test(text.charAt(at + digit))) return fault("bad escape in a string", at + digit);
        }
        at += 4;
      } else if (!'"\\/bfnrt'.includes(text.charAt(at))) return fault("bad escape in a string");
    }
    return fault("unexpected end of input");
  };
  /** Reads the name and the colon before an object's value. */
  const name = (expected: string): JsonFault | undefined => {
    skipSpace();
    if (text.charAt(at) !== '"') return unexpected(expected);
    const bad = string();
    if (bad !== undefined) return bad;
    skipSpace();
    if (text.charAt(at) !== ":") return unexpected("a colon");
    at += 1;
    return undefined;
  };

  for (;;) {
    // A value begins here.
    skipSpace();
    const first = text.charAt(at);
    if (first === "{" || first === "[") {
      if (open.length >= maxDepth) return fault(`nested deeper than ${maxDepth} levels`);
      open.push(first === "{" ? "}" : "]");
      at += 1;
      skipSpace();
      if (text.charAt(at) !== open.at(-1)) {
        if (first === "[") continue;
        const bad = name("a property name in double quotes or }");
        if (bad !== undefined) return bad;
        continue;
      }
      at += 1;
      open.pop();
    } else if (first === '"') {
      const bad = string();
      if (bad !== undefined) return bad;
    } else {
      const word = WORDS.find((candidate) => text.startsWith(candidate, at));
      NUMBER.lastIndex = at;
      const length = word?.length ?? NUMBER.exec(text)?.[0].length;
      if (length === undefined) return unexpected("a value");
      at += length;
    }

    // A value ended here.
    for (;;) {
      skipSpace();
      const closing = open.at(-1);
      if (closing === undefined) return at < text.length ? unexpected("the end of input") : undefined;
      const next = text.charAt(at);
      if (next === closing) {
        at += 1;
        open.pop();
        continue;
      }
      if (next !== ",") return unexpected(closing === "}" ? "a comma or }" : "a comma or ]");
      at += 1;
      if (closing === "}") {
        const bad = name("a property name in double quotes");
        if (bad !== undefined) return bad;
      }
      break;
    }
  }
}

function placeOf(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf("\n"); next >= 0 && next < at; next = text.indexOf("\n", next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  return { line, column: at - lineStart + 1 };
}

/** Printable ASCII as itself, everything else by its number: a description never carries control characters. */
function nameOf(code: number): string {
  if (code > 0x20 && code < 0x7f) return `character ${String.fromCharCode(code)}`;
  return `character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
