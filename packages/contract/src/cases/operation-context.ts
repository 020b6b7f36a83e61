import type { Profile } from "../profile/profile.ts";
import type { Json } from "../spec/json.ts";
import type { Media, Operation } from "../spec/operation.ts";
import { schemaNode } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import { type BodySite, bodySites } from "./body-sites.ts";
import { createSampler, type Sampler } from "./sampler.ts";
import { baseValues, type ParameterValues } from "./target-values.ts";

/** What every probe family is given about one operation. */
export interface OperationContext {
  readonly spec: Spec;
  readonly operation: Operation;
  readonly profile: Profile;
  readonly sampler: Sampler;
  /** A plain, valid call's parameters. */
  readonly values: Readonly<Record<string, string>>;
  /** The JSON media type of the body, when the operation takes one. */
  readonly media: (Media & { readonly schema: string }) | undefined;
  /** A plain, valid body. */
  readonly body: Json | undefined;
  readonly sites: readonly BodySite[];
  /** Parameters whose case does not count, because a relation of the spec ignores it; by pointer. */
  readonly caseless: ReadonlySet<string>;
  /** The first operation that is planned; probes that need not be repeated per operation run there. */
  readonly first: boolean;
}

/** Prepares the families' context for every operation. */
export function operationContexts(spec: Spec, profile: Profile, given: ParameterValues): readonly OperationContext[] {
  const sampler = createSampler(spec, spec.operations);
  const caseless = new Set(spec.operations.flatMap(caselessParameters));
  const sites = new Map<string, readonly BodySite[]>();
  return spec.operations.map((operation, index) => {
    const media = operation.body?.media.find(({ type }) => type === "application/json" || type.endsWith("+json"));
    const schema = media?.schema;
    if (media === undefined || schema === undefined) {
      return {
        spec,
        operation,
        profile,
        sampler,
        values: baseValues(spec, operation, given),
        media: undefined,
        body: undefined,
        sites: [],
        caseless,
        first: index === 0,
      };
    }
    const node = schemaNode(spec.document, schema);
    const found = sites.get(node.pointer) ?? bodySites(spec, sampler, schema);
    sites.set(node.pointer, found);
    return {
      spec,
      operation,
      profile,
      sampler,
      values: baseValues(spec, operation, given),
      media: { ...media, schema },
      body: sampler.minimal(node),
      sites: found,
      caseless,
      first: index === 0,
    };
  });
}

const caselessParameters = (operation: Operation): string[] =>
  operation.relations.flatMap(({ claim }) => {
    if (claim.kind !== "equals-path" || !claim.ignoreCase) return [];
    return operation.parameters.filter(({ name }) => name === claim.parameter).map(({ pointer }) => pointer);
  });
