import { without } from "../cases/body-sites.ts";
import { bytesOf } from "../cases/bytes-of.ts";
import type { Case } from "../cases/case.ts";
import type { FailureGroup } from "../run/result.ts";
import type { Session } from "../run/session.ts";
import { isJsonObject, type Json } from "../spec/json.ts";
import { isJsonType } from "../spec/operation.ts";

/** How many requests making one failure smaller may take. */
const MAX_TRIES = 60;

/** Sends the first failure of a group again, and then ever smaller bodies for as long as they fail in the same way. */
export async function shrinkCase(session: Session, group: FailureGroup): Promise<FailureGroup> {
  const { first } = group;
  const fails = async (one: Case): Promise<boolean> => {
    const { findings } = await session.probe(one, { quiet: true });
    return findings.some(
      (finding) => finding.check === first.check && finding.got.slice(0, 12) === first.got.slice(0, 12),
    );
  };
  if (!(await fails(first.case))) return { ...group, again: false };
  const media = first.case.operation.body?.media.find(({ schema, type }) => schema !== undefined && isJsonType(type));
  const plain =
    first.case.json !== undefined && sameBytes(first.case.request.body, bytesOf(JSON.stringify(first.case.json)));
  if (media?.schema === undefined || !plain) return { ...group, again: true };

  let best = first.case;
  let tries = 0;
  for (let smaller = true; smaller && tries < MAX_TRIES; ) {
    smaller = false;
    for (const json of candidates(best.json as Json)) {
      if (tries >= MAX_TRIES) break;
      if (session.options.spec.validators.valid(media.schema, json) !== best.positive) continue;
      // A smaller body must break the same rule, or it shows another fault.
      if (!best.positive && !sameRule(session, media.schema, first.case.json, json)) continue;
      tries += 1;
      const one: Case = { ...best, json, request: { ...best.request, body: bytesOf(JSON.stringify(json)) } };
      if (await fails(one)) {
        best = one;
        smaller = true;
        break;
      }
    }
  }
  return { ...group, again: true, first: { ...first, case: best } };
}

function sameRule(session: Session, schema: string, before: unknown, after: unknown): boolean {
  const rules = (value: unknown) =>
    new Set(session.options.spec.validators.violations(schema, value).map(({ rule }) => rule));
  const known = rules(before);
  return [...rules(after)].every((rule) => known.has(rule));
}

/** Bodies that are one step smaller: first everything that can be left out, from the outside inwards, then shorter values. */
function* candidates(value: Json): Iterable<Json> {
  yield* omissions(value);
  yield* shorter(value);
}

function* omissions(value: Json): Iterable<Json> {
  if (Array.isArray(value)) {
    for (let index = 0; index < Math.min(value.length, 8); index += 1) yield value.filter((_, at) => at !== index);
  }
  if (!isJsonObject(value)) return;
  for (const name of Object.keys(value)) yield without(value, name);
  for (const [name, inner] of Object.entries(value))
    for (const smaller of omissions(inner)) yield { ...value, [name]: smaller };
}

function* shorter(value: Json): Iterable<Json> {
  if (isJsonObject(value)) {
    for (const [name, inner] of Object.entries(value))
      for (const smaller of shorter(inner)) yield { ...value, [name]: smaller };
  } else if (typeof value === "string" && value.length > 1) {
    const points = [...value];
    yield points.slice(0, Math.ceil(points.length / 2)).join("");
    yield points.slice(0, -1).join("");
  } else if (typeof value === "number" && Math.abs(value) > 1) yield Math.trunc(value / 2);
}

const sameBytes = (left: Uint8Array | undefined, right: Uint8Array): boolean =>
  left !== undefined && Buffer.compare(Buffer.from(left), Buffer.from(right)) === 0;
