import type { Operation } from "../spec/operation.ts";
import { accepted, buildCase, plainRequest } from "./build-case.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";

/** Queries of which a spec says nothing; among them those that some frameworks act by, asked or not. */
const QUERIES: readonly (readonly [string, string])[] = [
  ["unknown", "no_such_parameter=1"],
  ["empty", ""],
  ["repeated", "a=1&a=2"],
  ["chinese", "a=%E4%BD%A0"],
  ["method", "_method=DELETE"],
  ["question-mark", "?"],
  ["long", `a=${"b".repeat(1_200)}`],
  ["callback", "callback=f&jsonp=f"],
  ["format", "format=xml&_format=xml&alt=xml"],
  ["debug", "debug=1&trace=1&verbose=true"],
  ["brackets", "a%5Bb%5D=1&a%5B%5D=2&a%5Bc%5D%5Bd%5D=3"],
  ["built-in", "__proto__=1&constructor=1&__proto__%5Ba%5D=1"],
  ["semicolon", "a=1;b=2"],
  ["nul", "a=%00"],
  ["many", Array.from({ length: 60 }, (_, index) => `a${index}=1`).join("&")],
];

/** A query of which the spec says nothing changes nothing. */
export function* unrelatedQueries(context: OperationContext): Iterable<Case> {
  const { operation } = context;
  const { path } = plainRequest(context);
  const secret = operation.credential?.parts.some((part) => part.in === "query") === true;
  for (const [name, query] of [...QUERIES, ...namesOfPath(context)]) {
    if (!isUnrelated(operation, query)) continue;
    // After a second question mark a secret would be part of a name.
    if (secret && (name === "question-mark" || name === "empty")) continue;
    yield buildCase(context, {
      family: "headers",
      name: `query/${name}`,
      request: { path: withQuery(path, query) },
      rule: operation.pointer,
      positive: true,
      expect: accepted(context, "the spec declares no such parameter, so it changes nothing"),
    });
  }
}

/** A path with a query behind what it has of one. */
export const withQuery = (path: string, query: string): string => `${path}${path.includes("?") ? "&" : "?"}${query}`;

/** Whether a query says nothing to an operation. */
export function isUnrelated(operation: Operation, query: string): boolean {
  // An object that is written as fields of its own takes whatever field there is.
  const open = operation.parameters.some(
    (one) => one.in === "query" && one.structured && one.explode && one.style === "form",
  );
  const declared = declaredNames(operation);
  return !open && !namesIn(query).some((name) => declared.has(name));
}

/** What is called like a part of the path stands in the path alone. */
function* namesOfPath({ operation, values }: OperationContext): Iterable<readonly [string, string]> {
  const names = operation.parameters.filter((one) => one.in === "path").map(({ name }) => name);
  if (names.length === 0) return;
  const other = (name: string) => `${encodeURIComponent(name)}=x${encodeURIComponent(values[name] ?? "")}`;
  yield ["names-of-path", names.map(other).join("&")];
}

/** The names in a query, without what stands in brackets behind them. */
const namesIn = (query: string): readonly string[] =>
  query.split(/[&;]/).map((field) => decodeURIComponent(field).split(/[=[]/)[0]?.toLowerCase() ?? "");

/** Names that mean something in a query of the operation: its parameters', and those of the ways to identify a caller. */
function declaredNames({ parameters, security }: Operation): ReadonlySet<string> {
  const own = parameters.filter((one) => one.in === "query").map(({ name }) => name.split("[")[0] ?? name);
  const secrets = security.alternatives.flatMap(({ parts }) => parts.filter((part) => part.in === "query"));
  return new Set([...own, ...secrets.map(({ field }) => field)].map((name) => name.toLowerCase()));
}
