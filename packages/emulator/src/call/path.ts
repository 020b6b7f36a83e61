/** The longest path and query that is read, in characters. */
export const MAX_TARGET_LENGTH = 16_384;

/** A request target taken apart. */
export interface Target {
  /** Segments without the leading slash, still encoded. */
  readonly segments: readonly string[];
  /** What stands after `?`; empty without one. */
  readonly query: string;
  /** What was put right on the way, in words for `X-Mock-Forgiven`. */
  readonly forgiven: readonly string[];
}

const NOTHING: readonly string[] = Object.freeze([]);
const DOT_SEGMENT = /^(?:\.|%2e)$/i;
const DOUBLE_DOT_SEGMENT = /^(?:\.|%2e){2}$/i;
const ODD_PATH = /\/(?:\.|%2e|\/|$)/i;

/**
 * Takes a request target apart. Dot segments, plain or percent-encoded, are resolved as every URL parser resolves them before
 * it sends, so that a raw socket and `fetch` reach the same path. A slash too many, at the end or in the middle, is dropped
 * and reported.
 */
export function readTarget(target: string): Target {
  const fragment = target.indexOf("#");
  const whole = fragment < 0 ? target : target.slice(0, fragment);
  const mark = whole.indexOf("?");
  const path = pathOf(mark < 0 ? whole : whole.slice(0, mark));
  const query = mark < 0 ? "" : whole.slice(mark + 1);
  const segments = path.slice(1).split("/");
  if (!ODD_PATH.test(path)) return { segments, query, forgiven: NOTHING };

  const resolved = withoutDotSegments(segments);
  const kept = resolved.filter((segment) => segment !== "");
  return { segments: kept, query, forgiven: kept.length === resolved.length ? NOTHING : ["path: slash too many"] };
}

/** A request to a proxy names the whole address; only its path counts here. */
function pathOf(text: string): string {
  if (text.startsWith("/")) return text;
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(text);
  return absolute === null ? `/${text}` : text.slice(absolute[0].length) || "/";
}

/** https://url.spec.whatwg.org/#path-state: a dot segment at the end leaves an empty segment. */
function withoutDotSegments(segments: readonly string[]): string[] {
  const out: string[] = [];
  const last = segments.length - 1;
  segments.forEach((segment, index) => {
    if (DOUBLE_DOT_SEGMENT.test(segment)) out.pop();
    else if (!DOT_SEGMENT.test(segment)) {
      out.push(segment);
      return;
    }
    if (index === last) out.push("");
  });
  return out;
}

/** Undoes one layer of percent-encoding; `undefined` where an escape is broken or is not UTF-8. */
export function decodeSegment(segment: string): string | undefined {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
