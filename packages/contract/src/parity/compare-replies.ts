import { mediaTypeOf, type Reply } from "../run/reply.ts";
import { isRecord } from "../spec/json.ts";

/** One difference between two servers' answers to the same request. */
export interface Difference {
  readonly kind: "status" | "media-type" | "headers" | "shape" | "answered";
  /** What differs: a header's name, a JSON path. */
  readonly where: string;
  readonly left: string;
  readonly right: string;
}

/** Headers that come from the connection or the front server, not from the API. */
export const VOLATILE_HEADERS: readonly string[] = [
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "server",
  "transfer-encoding",
  "via",
  "x-powered-by",
];

/** How deep JSON is compared. */
const MAX_DEPTH = 16;

/** What differs between two replies: status, media type, names of headers, paths and types of the JSON. */
export function compareReplies(left: Reply, right: Reply, ignore: ReadonlySet<string>): readonly Difference[] {
  const found: Difference[] = [];
  const note = (kind: Difference["kind"], where: string, a: string, b: string) => {
    if (a !== b && !ignore.has(where)) found.push({ kind, where, left: a, right: b });
  };
  note("status", "status", String(left.status), String(right.status));
  if (found.length > 0) return found;
  note("media-type", "content-type", mediaTypeOf(left) ?? "none", mediaTypeOf(right) ?? "none");
  const names = new Set([...Object.keys(left.headers), ...Object.keys(right.headers)]);
  for (const name of [...names].sort()) {
    if (VOLATILE_HEADERS.includes(name)) continue;
    const has = (reply: Reply) => (reply.headers[name] === undefined ? "absent" : "present");
    note("headers", name, has(left), has(right));
  }
  const [a, b] = [shapeLines(left.json.value), shapeLines(right.json.value)];
  for (const path of [...new Set([...a.keys(), ...b.keys()])].sort()) {
    note("shape", path, a.get(path) ?? "absent", b.get(path) ?? "absent");
  }
  return found;
}

/** Every path of a JSON value with its type; elements of a list share the path `/*`. */
function shapeLines(value: unknown): Map<string, string> {
  const types = new Map<string, Set<string>>();
  const walk = (inner: unknown, path: string, depth: number): void => {
    const type =
      inner === null ? "null" : Array.isArray(inner) ? "array" : inner === undefined ? "no JSON" : typeof inner;
    types.set(path, (types.get(path) ?? new Set()).add(type));
    if (depth >= MAX_DEPTH) return;
    if (Array.isArray(inner)) for (const entry of inner) walk(entry, `${path}/*`, depth + 1);
    else if (isRecord(inner))
      for (const [key, entry] of Object.entries(inner)) walk(entry, `${path}/${key}`, depth + 1);
  };
  walk(value, "", 0);
  return new Map([...types].map(([path, set]) => [path === "" ? "/" : path, [...set].sort().join("|")]));
}
