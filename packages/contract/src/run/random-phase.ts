import fc from "fast-check";
import { bodyArbitrary } from "../cases/body-arbitrary.ts";
import { accepted, buildCase, refused } from "../cases/build-case.ts";
import { bytesOf } from "../cases/bytes-of.ts";
import type { Case } from "../cases/case.ts";
import type { OperationContext } from "../cases/operation-context.ts";
import type { Finding } from "../checks/index.ts";
import type { Json } from "../spec/json.ts";
import { forbidden } from "./permission.ts";
import type { Outcome } from "./reply.ts";
import type { Session } from "./session.ts";

/** What the random phase found for one operation, at its smallest. */
export interface RandomFinding {
  readonly case: Case;
  readonly findings: readonly Finding[];
  readonly outcome: Outcome | undefined;
  readonly judged: number;
}

/** No run draws more bodies than this for one operation. */
const MAX_RUNS = 1_000_000;

/** Draws bodies for each operation until its share of the time is over, and makes what fails as small as fast-check can. */
export async function randomPhase(session: Session): Promise<readonly RandomFinding[]> {
  const contexts = session.plan.contexts.filter((context) => context.form?.kind === "json");
  const found: RandomFinding[] = [];
  for (const context of contexts) {
    if (forbidden(caseFor(context, context.body ?? null, "plain"), session.profile, session.free) !== undefined)
      continue;
    found.push(await drawFor(session, context, (session.options.randomMs ?? 0) / contexts.length));
  }
  return found;
}

async function drawFor(session: Session, context: OperationContext, timeMs: number): Promise<RandomFinding> {
  const seed = session.options.seed ?? 1;
  let judged = 0;
  const property = fc.asyncProperty(bodyArbitrary(context), async (json) => {
    judged += 1;
    const { findings } = await session.probe(caseFor(context, json, `s${seed}`), { quiet: true });
    return findings.length === 0;
  });
  const details = await fc.check(property, {
    seed,
    numRuns: MAX_RUNS,
    interruptAfterTimeLimit: timeMs,
    markInterruptAsFailure: false,
  });
  const [smallest] = details.counterexample ?? [];
  if (smallest === undefined)
    return { case: caseFor(context, context.body ?? null, `s${seed}`), findings: [], outcome: undefined, judged };
  const one = caseFor(context, smallest, `s${seed}-path-${details.counterexamplePath?.replaceAll(":", ".")}`);
  const { outcome, findings } = await session.probe(one, { quiet: true });
  return { case: one, findings, outcome, judged };
}

function caseFor(context: OperationContext, json: Json, name: string): Case {
  const schema = context.media?.schema ?? "";
  const valid = context.spec.validators.valid(schema, json);
  return buildCase(context, {
    family: "random",
    name: `random/${name}`,
    request: { body: bytesOf(JSON.stringify(json)) },
    json,
    rule: schema,
    positive: valid,
    expect: valid
      ? accepted(context, "a random body that is valid")
      : refused(context, "a random body that breaks a rule"),
  });
}
