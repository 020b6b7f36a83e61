/** What routing needs to know about an operation. */
export interface RoutedOperation {
  readonly operationId: string;
  readonly method: string;
  /** `/{org}/{app}/users/{username}/status` */
  readonly path: string;
}

/** A path template, taken apart once. */
export interface Route<O extends RoutedOperation> {
  /** Where the literal segments stand. */
  readonly literals: readonly { readonly at: number; readonly text: string }[];
  readonly parameters: readonly { readonly at: number; readonly name: string }[];
  readonly length: number;
  /** Operations by verb; `HEAD` is `GET`'s. */
  readonly operations: ReadonlyMap<string, O>;
  /** The value of `Allow`; `OPTIONS` itself is always allowed. */
  readonly allow: string;
}

/** Finds the route of a path's decoded segments. */
export type FindRoute<O extends RoutedOperation> = (segments: readonly string[]) => Route<O> | undefined;

/** Compiles path templates. Where two templates fit, the one with more literal segments wins (OpenAPI 3.1, "Path Templating Matching"). */
export function compileRoutes<O extends RoutedOperation>(operations: readonly O[]): FindRoute<O> {
  const byPath = new Map<string, O[]>();
  for (const operation of operations) {
    const beside = byPath.get(operation.path);
    if (beside === undefined) byPath.set(operation.path, [operation]);
    else beside.push(operation);
  }
  const byLength = new Map<number, Route<O>[]>();
  for (const [path, group] of byPath) {
    const route = compileRoute(path, group);
    const beside = byLength.get(route.length);
    if (beside === undefined) byLength.set(route.length, [route]);
    else beside.push(route);
  }
  for (const routes of byLength.values()) routes.sort((a, b) => b.literals.length - a.literals.length);

  return (segments) => {
    const routes = byLength.get(segments.length);
    if (routes === undefined) return undefined;
    for (const route of routes) {
      if (fits(route, segments)) return route;
    }
    return undefined;
  };
}

function compileRoute<O extends RoutedOperation>(path: string, group: readonly O[]): Route<O> {
  const segments = path.split("/").slice(1);
  const literals: { at: number; text: string }[] = [];
  const parameters: { at: number; name: string }[] = [];
  segments.forEach((segment, at) => {
    if (segment.startsWith("{") && segment.endsWith("}")) parameters.push({ at, name: segment.slice(1, -1) });
    else literals.push({ at, text: segment });
  });
  const operations = new Map<string, O>(group.map((operation) => [operation.method, operation]));
  const get = operations.get("GET");
  if (get !== undefined && !operations.has("HEAD")) operations.set("HEAD", get);
  return {
    literals,
    parameters,
    length: segments.length,
    operations,
    allow: [...operations.keys(), "OPTIONS"].join(", "),
  };
}

function fits<O extends RoutedOperation>(route: Route<O>, segments: readonly string[]): boolean {
  for (const { at, text } of route.literals) {
    if (segments[at] !== text) return false;
  }
  return true;
}
