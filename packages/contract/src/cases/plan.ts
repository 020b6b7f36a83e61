import type { Profile } from "../profile/profile.ts";
import { bursts } from "../sequences/burst.ts";
import { clocks } from "../sequences/clock.ts";
import { plainStep, repeats } from "../sequences/repeat.ts";
import type { Sequence } from "../sequences/sequence.ts";
import { alternate, ignoredCase, readAfterWrite, sameTarget } from "../sequences/state.ts";
import type { Spec } from "../spec/spec.ts";
import { authentication } from "./authentication.ts";
import { type BodyFamily, caseOfBody } from "./body-probe.ts";
import { bodySize } from "./body-size.ts";
import { bodySyntax } from "./body-syntax.ts";
import { bounds } from "./bounds.ts";
import { canaries } from "./canaries.ts";
import type { Case } from "./case.ts";
import { combinations } from "./combinations.ts";
import { enums } from "./enums.ts";
import { examples } from "./examples.ts";
import { fixtures, provoked } from "./fixtures.ts";
import { generated } from "./generated.ts";
import { head } from "./head.ts";
import { unrelatedHeaders } from "./headers.ts";
import { mediaTypes } from "./media-types.ts";
import { methods } from "./methods.ts";
import { negotiation } from "./negotiation.ts";
import { numberForms } from "./number-forms.ts";
import { openObjects } from "./open-objects.ts";
import { type OperationContext, operationContexts } from "./operation-context.ts";
import { parameterValues } from "./parameter-values.ts";
import { pathEncoding } from "./path-encoding.ts";
import { formats, patterns } from "./patterns.ts";
import { required } from "./required.ts";
import type { ParameterValues } from "./target-values.ts";
import { types } from "./types.ts";
import { unicode } from "./unicode.ts";
import { unknownPaths } from "./unknown-paths.ts";
import { unknownProperty } from "./unknown-property.ts";
import { wrapper } from "./wrapper.ts";

/** How many combined cases are generated when nobody says. */
export const DEFAULT_CASES = 400;

/** Everything a run would send. */
export interface Plan {
  readonly contexts: readonly OperationContext[];
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
  const contexts = operationContexts(spec, profile, { ...profile.parameters, ...parameters });
  const cases: Case[] = [];
  const ids = new Set<string>();
  const add = (one: Case | undefined) => {
    if (one === undefined || ids.has(one.id)) return;
    ids.add(one.id);
    cases.push(one);
  };
  for (const context of contexts) {
    for (const family of CASE_FAMILIES) for (const one of family(context)) add(one);
    for (const family of BODY_FAMILIES) for (const probe of family(context)) add(caseOfBody(context, probe));
  }
  for (const [context, share] of shares(contexts, count)) for (const one of generated(context, share, seed)) add(one);
  const sequences = [
    ...contexts.flatMap((context) => [...repeats(context), ...alternate(context), ...clocks(context)]),
    ...readAfterWrite(contexts),
    ...ignoredCase(contexts),
    ...sameTarget(contexts),
    ...bursts(contexts),
  ];
  return { contexts, plain: contexts.map((context) => plainStep(context, "plain")), cases, sequences };
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
