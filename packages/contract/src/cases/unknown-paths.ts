import { matches } from "../spec/route.ts";
import { buildCase, refusedWith } from "./build-case.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { pathOf, queryOf } from "./target-values.ts";

/** Paths that the spec does not have, close to those it has: 404. */
export function* unknownPaths(context: OperationContext): Iterable<Case> {
  const { operation, values } = context;
  const segments = operation.template.split("/");
  const literal = segments.findLastIndex((segment) => segment !== "" && !segment.includes("{"));
  const path = pathOf(operation, values);
  const query = queryOf(operation, context.others);
  const parts = path.split("/");
  const replaced = (index: number, text: string) => parts.map((part, at) => (at === index ? text : part)).join("/");
  const near: [string, string][] = [
    ["one-more", `${path}/no-such-thing`],
    ["one-before", `/no-such-thing${path}`],
    ["slash-after", `${path}/`],
    ["slash-twice-after", `${path}//`],
    ["slash-twice-before", `/${path}`],
    ["slash-twice-within", parts.join("/").replace(/\/([^/]+)$/, "//$1")],
    ["dot-after", `${path}/.`],
    ["semicolon-after", `${path};a=1`],
    ["escaped-slash-after", `${path}%2F`],
    ["space-after", `${path}%20`],
    ["extension", `${path}.json`],
  ];
  if (literal > 0) {
    const word = parts[literal] ?? "";
    near.push(["other-word", replaced(literal, "no-such-thing")]);
    near.push(["longer-word", replaced(literal, `${word}x`)]);
    near.push(["shorter-word", replaced(literal, word.slice(0, -1))]);
    near.push(["upper-word", replaced(literal, word.toUpperCase())]);
    near.push(["suffix", replaced(literal, `${word}.json`)]);
    const firstLiteral = segments.findIndex((segment) => segment !== "" && !segment.includes("{"));
    if (firstLiteral !== literal) {
      near.push(["other-collection", replaced(firstLiteral, "no-such-things")]);
      near.push(["shorter-collection", replaced(firstLiteral, (parts[firstLiteral] ?? "").slice(0, -1))]);
      near.push(["upper-collection", replaced(firstLiteral, (parts[firstLiteral] ?? "").toUpperCase())]);
    }
  }
  const known = new Set(context.spec.operations.map((other) => other.template));
  const forgiven = context.profile.forgives.includes("extra-slash");
  for (const [name, text] of near) {
    // Once the dot is resolved, what is left is a slash too many as well.
    if (forgiven && (name.startsWith("slash-") || name === "dot-after")) continue;
    if ([...known].some((template) => matches(template, text))) continue;
    yield buildCase(context, {
      family: "unknown-path",
      name: `unknown-path/${name}`,
      request: { path: text + query },
      rule: operation.pointer,
      positive: false,
      expect: {
        ...refusedWith(context, 404, `the spec has no path ${text.split("/").slice(-2).join("/")}`, "rule"),
        foreign: true,
      },
    });
  }
}
