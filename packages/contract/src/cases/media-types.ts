import { bareType, meansType } from "../spec/operation.ts";
import { accepted, buildCase, plainRequest, refusedWith } from "./build-case.ts";
import type { Case, Expectation } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";

const WRONG: readonly (readonly [string, string])[] = [
  ["text-plain", "text/plain"],
  ["form", "application/x-www-form-urlencoded"],
  ["multipart", "multipart/form-data; boundary=x"],
  ["xml", "application/xml"],
  ["octets", "application/octet-stream"],
  ["text-json", "text/json"],
  ["javascript", "application/javascript"],
  ["json-longer", "application/jsonx"],
  ["json-sequence", "application/json-seq"],
  ["json-elsewhere", "text/plain; a=application/json"],
  ["empty-subtype", "application/"],
];

/** A right body announced as JSON in every right way, and as something else. */
export function* mediaTypes(context: OperationContext): Iterable<Case> {
  const { media, operation } = context;
  if (media === undefined || context.form?.kind !== "json") return;
  const headers = plainRequest(context).headers;
  const type = media.type.includes("*") ? "application/json" : media.type;
  const taken = (value: string) =>
    (operation.body?.media ?? []).some((other) => meansType(other.type, bareType(value)));
  const right: [string, string][] = [
    ["charset", `${type}; charset=utf-8`],
    ["charset-upper", `${type};charset=UTF-8`],
    ["charset-spaced", `${type} ; charset=utf-8`],
    ["charset-quoted", `${type}; charset="utf-8"`],
    ["upper", type.toUpperCase()],
    ["other-parameter", `${type}; profile=a`],
  ];
  for (const [name, value] of right) {
    yield buildCase(context, {
      family: "media-type",
      name: `header/content-type/${name}`,
      request: { headers: { ...headers, "Content-Type": value } },
      rule: media.pointer,
      positive: true,
      expect: accepted(context, `${value} announces JSON`),
    });
  }
  if (!operation.replies.some((reply) => reply.status === "415")) return;
  const { "Content-Type": _, ...none } = headers;
  const wrong = (name: string, changed: Record<string, string>, because: string, chunked = false): Case =>
    buildCase(context, {
      family: "media-type",
      name: `header/content-type/${name}`,
      request: { headers: changed, ...(chunked ? { chunked } : {}) },
      rule: media.pointer,
      positive: false,
      expect: unsupported(context, because),
    });
  for (const [name, value] of WRONG) {
    if (taken(value)) continue;
    yield wrong(name, { ...headers, "Content-Type": value }, `the body is announced as ${value}, not as ${type}`);
  }
  for (const [name, value] of oddlyNamed(type))
    yield wrong(name, { ...headers, "Content-Type": value }, `${value} is not ${type}`);
  yield wrong("none", none, "the body is not announced as anything");
  if (!taken("text/plain"))
    yield wrong("text-plain-chunked", { ...headers, "Content-Type": "text/plain" }, "text/plain, in chunks", true);
}

/** Names that only look like the right one. */
const oddlyNamed = (type: string): readonly (readonly [string, string])[] =>
  type !== "application/json"
    ? []
    : [
        ["json-patch", "application/json-patch+json"],
        ["longer-main", "xapplication/json"],
        ["no-main", "json"],
        ["spaced", "application / json"],
      ];

/** A forgiving server takes JSON under another name; it may still refuse it. */
function unsupported(context: OperationContext, because: string): Expectation {
  const strict = refusedWith(context, 415, because);
  if (!context.profile.forgives.includes("media-type")) return strict;
  return {
    statuses: [415, ...accepted(context, "").statuses],
    because: `${because}; the profile "${context.profile.name}" forgives that`,
  };
}
