import { isSecretName } from "./secret-names.ts";

const LOOKS_LIKE_JSON = /^\s*[[{"]/;
/** A string with its quotes, a bracket, or a number or word. */
const PIECE = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]|[^\s"[\]{},:]+/g;
const COLON_NEXT = /\s*:/y;
const SCHEME = /^(?:bearer|basic|digest|token|negotiate|hoba|mutual) +(?=\S)/i;

/**
 * Takes the secrets out of a text that is JSON, so that it stays JSON and nothing else of it changes: the values of keys whose
 * names say so, whatever kind they are, and what `scrub` finds in all other strings.
 *
 * @returns `undefined` where the text is no JSON
 */
export function scrubJson(text: string, hidden: string, scrub: (inner: string) => string): string | undefined {
  if (!LOOKS_LIKE_JSON.test(text) || !isJson(text)) return undefined;
  let out = "";
  let at = 0;
  /** The brackets that are open within the value of a secret. */
  let depth = 0;
  let secret = false;
  let shown = hidden;

  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const end = index + piece.length;
    if (secret) {
      if (depth === 0) {
        out += text.slice(at, index);
        shown = piece.startsWith('"') ? (SCHEME.exec(JSON.parse(piece) as string)?.[0] ?? "") + hidden : hidden;
      }
      if (piece === "{" || piece === "[") depth += 1;
      if (piece === "}" || piece === "]") depth -= 1;
      at = end;
      if (depth > 0) continue;
      out += piece === '""' ? piece : JSON.stringify(shown);
      secret = false;
    } else if (piece.startsWith('"')) {
      const inner = JSON.parse(piece) as string;
      const clean = scrub(inner);
      if (clean !== inner) {
        out += text.slice(at, index) + JSON.stringify(clean);
        at = end;
      }
      COLON_NEXT.lastIndex = end;
      secret = COLON_NEXT.test(text) && isSecretName(inner);
    }
  }
  return out + text.slice(at);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
