import type { MockEntry } from "@emchat/schema";

/** What routing and reading need to know about an operation. */
export interface RoutedOperation {
  readonly operationId: string;
  /** In upper case. */
  readonly method: string;
  /** `/{org}/{app}/users/{username}/status` */
  readonly path: string;
  /** What is expected of the body; `undefined` where the operation takes none. */
  readonly body: { readonly required: boolean; readonly maxBytes: number } | undefined;
  /** What a mock makes of it. */
  readonly mock: MockEntry;
}

/** What was found for a path. */
export interface FoundRoute {
  /** Operations by verb; `HEAD` is `GET`'s. */
  readonly operations: ReadonlyMap<string, RoutedOperation>;
  /** Path parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The value of `Allow`; `OPTIONS` itself is always allowed. */
  readonly allow: string;
}

/** Finds what a contract has for a path's decoded segments. */
export type FindRoute = (segments: readonly string[]) => FoundRoute | undefined;

/** A path template, taken apart once. */
interface Route {
  readonly segments: readonly TemplateSegment[];
  /** How many characters of the template are literal. */
  readonly literal: number;
  readonly operations: ReadonlyMap<string, RoutedOperation>;
  readonly allow: string;
}

/** Texts and names of a segment in turn, a text first and last: `{name}.json` is `["", "name", ".json"]`. */
type TemplateSegment = readonly string[];

/** Compiles path templates. Where two templates fit, the one with more literal segments wins (OpenAPI 3.1, "Path Templating Matching"). */
export function compileRoutes(operations: readonly RoutedOperation[]): FindRoute {
  const routes = [...grouped(operations, ({ path }) => path)].map(([path, group]) => compileRoute(path, group));
  const byLength = grouped(routes, ({ segments }) => segments.length);
  for (const alike of byLength.values()) alike.sort((a, b) => b.literal - a.literal);

  return (segments) => {
    for (const route of byLength.get(segments.length) ?? []) {
      const parameters = match(route, segments);
      if (parameters !== undefined) return { operations: route.operations, parameters, allow: route.allow };
    }
    return undefined;
  };
}

function grouped<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const beside = groups.get(keyOf(item));
    if (beside === undefined) groups.set(keyOf(item), [item]);
    else beside.push(item);
  }
  return groups;
}

function compileRoute(path: string, group: readonly RoutedOperation[]): Route {
  const segments = path
    .split("/")
    .slice(1)
    .map((segment) => segment.split(/\{([^{}]+)\}/));
  const operations = new Map<string, RoutedOperation>(group.map((operation) => [operation.method, operation]));
  const get = operations.get("GET");
  if (get !== undefined && !operations.has("HEAD")) operations.set("HEAD", get);
  return {
    segments,
    // A segment without a parameter weighs more than any text around one.
    literal: segments.reduce(
      (sum, parts) => sum + (parts.length === 1 ? 1_000 : parts.filter(isText).join("").length),
      0,
    ),
    operations,
    allow: [...operations.keys(), "OPTIONS"].join(", "),
  };
}

const isText = (_: string, at: number): boolean => at % 2 === 0;

/** The parameters of a path that fits; `undefined` for one that does not. */
function match(route: Route, segments: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (let at = 0; at < segments.length; at += 1) {
    if (!matchSegment(route.segments[at] ?? [], segments[at] ?? "", parameters)) return undefined;
  }
  return parameters;
}

/** Each parameter ends where the text behind it begins for the first time, the last one at the segment's end. */
function matchSegment(template: TemplateSegment, segment: string, parameters: Record<string, string>): boolean {
  // By index: taking a list apart by its iterator costs more than all the rest of this.
  const first = template[0] ?? "";
  const name = template[1];
  if (name === undefined) return segment === first;
  if (template.length === 3 && first === "" && template[2] === "") {
    parameters[name] = segment;
    return true;
  }
  if (!segment.startsWith(first)) return false;
  let from = first.length;
  for (let at = 1; at < template.length; at += 2) {
    const text = template[at + 1] ?? "";
    const end = at + 2 < template.length ? segment.indexOf(text, from + 1) : segment.length - text.length;
    if (end <= from || !segment.startsWith(text, end)) return false;
    parameters[template[at] ?? ""] = segment.slice(from, end);
    from = end + text.length;
  }
  return true;
}
