import type { Profile } from "../profile/profile.ts";
import type { Json } from "../spec/json.ts";
import type { Media, Operation } from "../spec/operation.ts";
import { schemaNode } from "../spec/schema-node.ts";
import type { Spec } from "../spec/spec.ts";
import { type BodyForm, bodyForm } from "./body-form.ts";
import { type BodySite, bodySites } from "./body-sites.ts";
import { createSampler, type Sampler } from "./sampler.ts";
import { baseValues, type OtherValues, type ParameterValues } from "./target-values.ts";

type JudgedMedia = Media & { readonly schema: string };

/** What every probe family is given about one operation. */
export interface OperationContext {
  readonly spec: Spec;
  readonly operation: Operation;
  readonly profile: Profile;
  readonly sampler: Sampler;
  /** A plain, valid call's path parameters. */
  readonly values: ParameterValues;
  /** A plain, valid call's other parameters. */
  readonly others: OtherValues;
  /** The media type that bodies are written in, when the operation takes one: JSON where it can. */
  readonly media: JudgedMedia | undefined;
  /** How a body is written in that media type. */
  readonly form: BodyForm | undefined;
  /** A plain, valid body. */
  readonly body: Json | undefined;
  /** The same as it is written. */
  readonly bytes: Uint8Array | undefined;
  /** The places of a body; none where it is not made of properties. */
  readonly sites: readonly BodySite[];
  /** Parameters whose case does not count, because a relation of the spec ignores it; by pointer. */
  readonly caseless: ReadonlySet<string>;
  /** Whoever runs the kit named the target, so that it exists. */
  readonly promised: boolean;
  /** The first operation that is planned; probes that need not be repeated per operation run there. */
  readonly first: boolean;
  /** Why no valid call of the operation can be made, when none can. */
  readonly unbuildable: string | undefined;
  /** What else of it cannot be judged. */
  readonly notJudged: readonly string[];
}

/** Prepares the families' context for every operation. */
export function operationContexts(spec: Spec, profile: Profile, given: ParameterValues): readonly OperationContext[] {
  const sampler = createSampler(spec, spec.operations);
  const caseless = new Set(spec.operations.flatMap(caselessParameters));
  const sites = new Map<string, readonly BodySite[]>();
  return spec.operations.map((operation, index) => {
    const written = writeBody(spec, operation, sampler);
    const { missing, ...base } = baseValues(spec, operation, sampler, given);
    const found = written.media === undefined ? [] : sitesOf(spec, sampler, written, sites);
    const last = operation.parameters.filter((one) => one.in === "path").at(-1);
    return {
      spec,
      operation,
      profile,
      sampler,
      ...base,
      ...written,
      sites: found,
      caseless,
      promised: last !== undefined && Object.hasOwn(given, last.name),
      first: index === 0,
      unbuildable: missing ?? written.unbuildable,
      notJudged: [...written.notJudged, ...operation.security.unpresentable.map(cannotPresent)],
    };
  });
}

const cannotPresent = (scheme: string): string =>
  `the security scheme ${scheme} is of a kind that this kit cannot present`;

type Written = Pick<OperationContext, "media" | "form" | "body" | "bytes" | "unbuildable" | "notJudged">;

const NO_BODY: Written = {
  media: undefined,
  form: undefined,
  body: undefined,
  bytes: undefined,
  unbuildable: undefined,
  notJudged: [],
};

/** A plain body in the first media type in which one can be written: JSON before all others. */
function writeBody(spec: Spec, operation: Operation, sampler: Sampler): Written {
  const list = operation.body?.media ?? [];
  const judged = list.filter((media): media is JudgedMedia => media.schema !== undefined);
  const notJudged: string[] = [];
  const usable: Written[] = [];
  for (const media of judged) {
    const form = bodyForm(spec, media);
    const node = schemaNode(spec.document, media.schema);
    const shown = media.examples.map(({ value }) => value as Json);
    const candidates = [sampler.minimal(node), ...shown, ...sampler.fuller(node)];
    const body = candidates.find((value) => form?.judge(value) === "valid" && form.encode(value) !== undefined);
    const bytes = body === undefined ? undefined : form?.encode(body);
    if (form !== undefined && body !== undefined && bytes !== undefined)
      usable.push({ ...NO_BODY, media, form, body, bytes });
    else notJudged.push(`no valid body of the type ${media.announced} can be written`);
  }
  const best = usable.find(({ form }) => form?.kind === "json") ?? usable[0];
  if (best !== undefined) return { ...best, notJudged };
  const [first] = notJudged;
  const needed = operation.body?.required === true && first !== undefined;
  return { ...NO_BODY, unbuildable: needed ? first : undefined, notJudged };
}

function sitesOf(
  spec: Spec,
  sampler: Sampler,
  { media, form }: Written,
  known: Map<string, readonly BodySite[]>,
): readonly BodySite[] {
  if (media === undefined || form === undefined || form.kind === "text" || form.kind === "bytes") return [];
  const { pointer } = schemaNode(spec.document, media.schema);
  const found = known.get(pointer) ?? bodySites(spec, sampler, media.schema);
  known.set(pointer, found);
  return found;
}

const caselessParameters = (operation: Operation): string[] =>
  operation.relations.flatMap(({ claim }) => {
    if ((claim.kind !== "equals-path" && claim.kind !== "keyed-by") || !claim.ignoreCase) return [];
    return operation.parameters.filter(({ name }) => name === claim.parameter).map(({ pointer }) => pointer);
  });
