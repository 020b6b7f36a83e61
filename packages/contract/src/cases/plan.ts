import type { Profile } from "../profile/profile.ts";
import { bursts } from "../sequences/burst.ts";
import { clocks } from "../sequences/clock.ts";
import { plainStep, repeats } from "../sequences/repeat.ts";
import type { Sequence } from "../sequences/sequence.ts";
import { alternate, ignoredCase, readAfterWrite, sameTarget, spellings } from "../sequences/state.ts";
import { onceOf } from "../spec/once-for.ts";
import { rivals } from "../spec/route.ts";
import type { Spec } from "../spec/spec.ts";
import { authentication } from "./authentication.ts";
import { type BodyFamily, caseOfBody } from "./body-probe.ts";
import { bodySize } from "./body-size.ts";
import { bodySyntax } from "./body-syntax.ts";
import { bounds } from "./bounds.ts";
import { canaries } from "./canaries.ts";
import type { Case } from "./case.ts";
import { combinations } from "./combinations.ts";
import { createDrafts, type Draft, type Drafts } from "./drafts.ts";
import { enums } from "./enums.ts";
import { examples } from "./examples.ts";
import { fixtures, provoked } from "./fixtures.ts";
import { generated } from "./generated.ts";
import { head } from "./head.ts";
import { unrelatedHeaders } from "./headers.ts";
import { mediaTypes } from "./media-types.ts";
import { methods } from "./methods.ts";
import { namesOfThePath } from "./names-of-the-path.ts";
import { negotiation } from "./negotiation.ts";
import { numberForms } from "./number-forms.ts";
import { openObjects } from "./open-objects.ts";
import { type OperationContext, operationContexts } from "./operation-context.ts";
import { parameterValues } from "./parameter-values.ts";
import { pathEncoding } from "./path-encoding.ts";
import { formats, patterns } from "./patterns.ts";
import { unrelatedQueries } from "./queries.ts";
import { required } from "./required.ts";
import { type ParameterValues, pathOf } from "./target-values.ts";
import { types } from "./types.ts";
import { unicode } from "./unicode.ts";
import { unknownPaths } from "./unknown-paths.ts";
import { unknownProperty } from "./unknown-property.ts";
import { wrapper } from "./wrapper.ts";

/** How many combined cases are generated when nobody says. */
export const DEFAULT_CASES = 400;

/** So many cases are planned beside the generated ones: a larger spec gets fewer for each operation. */
const MAX_CASES = 30_000;

/** No operation gets fewer than this, however many there are. */
const LEAST_CASES = 40;

/** What could be planned and was not, and why. */
export interface Unplanned {
  readonly id: string;
  readonly reason: string;
}

/** Everything a run would send. */
export interface Plan {
  readonly contexts: readonly OperationContext[];
  /** Operations, and parts of them, that cannot be judged. */
  readonly unplanned: readonly Unplanned[];
  /** One plain call per operation: they tell whether there is a server to judge at all. */
  readonly plain: readonly Case[];
  readonly cases: readonly Case[];
  readonly sequences: readonly Sequence[];
}

/** What a plan is made from; the same input makes the same plan, byte for byte. */
export interface PlanInput {
  readonly spec: Spec;
  readonly profile: Profile;
  readonly parameters: ParameterValues;
  readonly cases: number;
  readonly seed: number;
}

const BODY_FAMILIES: readonly BodyFamily[] = [
  examples,
  bounds,
  enums,
  required,
  types,
  unknownProperty,
  wrapper,
  patterns,
  formats,
  numberForms,
  unicode,
  openObjects,
  namesOfThePath,
  combinations,
];

const CASE_FAMILIES: readonly ((context: OperationContext) => Iterable<Case>)[] = [
  canaries,
  parameterValues,
  pathEncoding,
  unknownPaths,
  methods,
  head,
  unrelatedHeaders,
  unrelatedQueries,
  negotiation,
  authentication,
  bodySyntax,
  mediaTypes,
  bodySize,
  fixtures,
  provoked,
];

/**
 * Plans a run: every case of every family, proved by the spec's own validators, each with an id of its own.
 *
 * @throws {ContractSetupError} when a given parameter breaks the spec's own rule, or one is needed and none is known.
 * @example
 * ```ts
 * import { loadSpec, planRun, STRICT_PROFILE } from "@emchat/contract";
 *
 * const plan = planRun({ spec: await loadSpec(), profile: STRICT_PROFILE, parameters: {}, cases: 100, seed: 1 });
 * console.log(plan.cases.map((one) => one.id));
 * ```
 */
export function planRun({ spec, profile, parameters, cases: count, seed }: PlanInput): Plan {
  const all = operationContexts(spec, profile, { ...profile.parameters, ...parameters });
  const contexts = all.filter(({ unbuildable }) => unbuildable === undefined);
  const most = Math.max(LEAST_CASES, Math.floor(MAX_CASES / contexts.length));
  const cases: Case[] = [];
  const ids = new Set<string>();
  const add = (one: Case) => {
    if (ids.has(one.id)) return;
    ids.add(one.id);
    cases.push(one);
  };
  const drafts = createDrafts();
  for (const context of contexts) for (const one of fixedCases(context, most, drafts)) add(one);
  for (const [context, share] of shares(contexts, count)) {
    for (const one of generated(context, share, seed)) if (leadsHome(context, one)) add(one);
  }
  const sequences = [
    ...contexts.flatMap((context) => [
      ...repeats(context),
      ...spellings(context),
      ...alternate(context),
      ...clocks(context),
    ]),
    ...readAfterWrite(contexts),
    ...ignoredCase(contexts),
    ...sameTarget(contexts),
    ...bursts(contexts),
  ];
  return {
    contexts,
    unplanned: all.flatMap(({ operation: { id }, unbuildable, notJudged }) =>
      [...(unbuildable === undefined ? notJudged : [unbuildable])].map((reason) => ({ id, reason })),
    ),
    plain: contexts.map((context) => plainStep(context, "plain")),
    cases,
    sequences,
  };
}

/** The cases of one operation, at most so many: then something of every family, each in its order. */
function fixedCases(context: OperationContext, most: number, drafts: Drafts): readonly Case[] {
  const families = [
    ...CASE_FAMILIES.map((family) => family(context)[Symbol.iterator]()),
    ...BODY_FAMILIES.map((family) => bodyCases(context, drafts(context, family))),
  ].map((iterator) => ({ iterator, cases: [] as Case[], over: false }));
  let count = 0;
  while (count < most && families.some(({ over }) => !over)) {
    for (const family of families) {
      if (family.over || count >= most) continue;
      const { value, done } = family.iterator.next();
      if (done === true) family.over = true;
      else if (leadsHome(context, value)) {
        family.cases.push(value);
        count += 1;
      }
    }
  }
  return families.flatMap(({ cases }) => cases);
}

function* bodyCases(context: OperationContext, drafts: Iterable<Draft>): Generator<Case> {
  for (const { probe, bytes } of drafts) yield caseOfBody(context, probe, bytes);
}

const plainPath = onceOf(({ operation, values }: OperationContext) => pathOf(operation, values));

/** Whether a request that is to reach its operation is written so that no other path of the spec could be meant. */
function leadsHome(context: OperationContext, one: Case): boolean {
  if (one.family !== "parameters" && one.family !== "generated") return true;
  const { operation, spec } = context;
  const plain = plainPath(context);
  const path = one.request.path.split("?")[0] ?? "";
  return path === plain || rivals(spec.operations, operation.template, path).length === 0;
}

/** Bodies have more to combine than paths: they get four of five. */
function shares(
  contexts: readonly OperationContext[],
  count: number,
): readonly (readonly [OperationContext, number])[] {
  const weights = contexts.map((context) => (context.media === undefined ? 1 : 4));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [left, weightLeft] = [count, total];
  return contexts.map((context, index) => {
    const weight = weights[index] ?? 1;
    const share = Math.round((left * weight) / weightLeft);
    left -= share;
    weightLeft -= weight;
    return [context, share] as const;
  });
}
