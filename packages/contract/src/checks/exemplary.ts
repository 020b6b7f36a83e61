import { isRecord } from "../spec/json.ts";
import { onceFor } from "../spec/once-for.ts";
import { type Media, replyFor } from "../spec/operation.ts";
import { branchesOf, keyword, type SchemaNode, schemaNode } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import type { Check } from "./check.ts";

export const exemplary: Check = {
  name: "exemplary",
  about:
    "A call that must succeed takes the branch of the reply's unions that the spec's own examples show, not one for failures.",
  *run({ spec, case: one, reply, statuses }) {
    // Which kinds of results there are for a call that must succeed is known where the spec says more than schemas do.
    if (one.operation.relations.length === 0) return;
    if (one.expect.exemplary !== true || !statuses.includes(reply.status) || reply.status > 299) return;
    const media = replyFor(one.operation, reply.status)?.media[0];
    if (media?.schema === undefined || media.examples.length === 0 || reply.json.value === undefined) return;
    const shown = shownBy(spec, media);
    const taken = new Map<string, Set<string>>();
    walk(spec, schemaNode(spec.document, media.schema), reply.json.value, taken);
    for (const [union, branches] of taken) {
      const known = shown.get(union);
      if (known === undefined) continue;
      for (const branch of branches) {
        if (known.has(branch)) continue;
        yield {
          check: "exemplary",
          why: "the call must succeed, but its result is of a kind that no example of this reply shows",
          expected: `a result like ${[...known].map(lastStep).join(" or ")}`,
          got: `a result like ${lastStep(branch)}: ${JSON.stringify(reply.json.value)?.slice(0, 160)}`,
          rule: branch,
        };
      }
    }
  },
};

type Taken = ReadonlyMap<string, ReadonlySet<string>>;

/** The branches that the examples of a media type take. */
const shownBy: (spec: Spec, media: Media) => Taken = onceFor((spec, { schema = "", examples }) => {
  const shown = new Map<string, Set<string>>();
  for (const example of examples) walk(spec, schemaNode(spec.document, schema), example.value, shown);
  return shown;
});

/** Whether there is a union in a schema or below it: most of a reply leads to none. */
const leadsToUnion: (spec: Spec, node: SchemaNode) => boolean = onceFor((spec, node) => {
  const seen = new Set<SchemaNode>();
  const leads = (at: SchemaNode): boolean => {
    if (seen.has(at)) return false;
    seen.add(at);
    return branchesOf(spec.document, at).length > 0 || stepsDown(at).some((to) => leads(schemaNode(spec.document, to)));
  };
  return leads(node);
});

const stepsDown = (node: SchemaNode): readonly string[] => {
  const items = keyword(node, "items");
  return [...node.properties.values(), ...(items === undefined ? [] : [items.pointer])];
};

const lastStep = (pointer: string): string => pointer.split("/").at(-1) ?? pointer;

/** Notes which branches a value takes at each union of its schema. */
function walk(spec: Spec, node: SchemaNode, value: unknown, found: Map<string, Set<string>>, depth = 0): void {
  if (depth > 12 || !leadsToUnion(spec, node)) return;
  for (const { node: branch } of branchesOf(spec.document, node)) {
    if (!spec.replyValidators.valid(branch.pointer, value)) continue;
    found.set(node.pointer, (found.get(node.pointer) ?? new Set()).add(branch.pointer));
    walk(spec, branch, value, found, depth + 1);
  }
  if (isRecord(value)) {
    for (const [name, pointer] of node.properties) {
      if (value[name] !== undefined) walk(spec, schemaNode(spec.document, pointer), value[name], found, depth + 1);
    }
  }
  const items = keyword(node, "items");
  if (Array.isArray(value) && items !== undefined) {
    for (const entry of value) walk(spec, schemaNode(spec.document, items.pointer), entry, found, depth + 1);
  }
}
