import type { Json } from "../spec/json.ts";
import { accepted, buildCase, refused } from "./build-case.ts";
import { bytesOf } from "./bytes-of.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";

/** One body and what the spec says of it. */
export interface BodyProbe {
  readonly family: string;
  /** What comes after `operationId/body/` in the id. */
  readonly name: string;
  readonly json: Json;
  /** The exact text, where it is not what `JSON.stringify` writes. */
  readonly text?: string;
  /** The body is sent in two pieces, divided within the bytes of this character. */
  readonly splitWithin?: string;
  readonly valid: boolean;
  /** The rule it keeps at its edge, or breaks. */
  readonly rule: string;
  readonly covers?: readonly string[];
  readonly because: string;
}

/** A family of bodies. */
export type BodyFamily = (context: OperationContext) => Iterable<BodyProbe>;

/** Marks a rule as probed from the side that keeps it, or from the side that breaks it. */
export const side = (rule: string, which: "ok" | "bad"): string => `constraint:${rule}:${which}`;

/**
 * Writes a body, unless the spec's own validator judges it otherwise than its family did: a negative that is not proved
 * invalid is never sent, nor a positive that is not valid or too large to be read.
 */
export function writeProbe({ form, operation }: OperationContext, probe: BodyProbe): Uint8Array | undefined {
  if (form === undefined || form.judge(probe.json) !== (probe.valid ? "valid" : "invalid")) return undefined;
  if (form.kind !== "json" && (probe.text !== undefined || probe.splitWithin !== undefined)) return undefined;
  const body = probe.text === undefined ? form.encode(probe.json) : bytesOf(probe.text);
  const limit = operation.body?.maxBytes;
  return body === undefined || (limit !== undefined && body.byteLength > limit) ? undefined : body;
}

/** Turns a body that is written into a case. */
export function caseOfBody(context: OperationContext, probe: BodyProbe, body: Uint8Array): Case {
  return buildCase(context, {
    family: probe.family,
    name: `body/${probe.name}`,
    request: { body, ...(probe.splitWithin === undefined ? {} : { splitAt: splitPoint(body, probe.splitWithin) }) },
    json: probe.json,
    rule: probe.rule,
    covers: probe.covers ?? [],
    positive: probe.valid,
    expect: probe.valid ? accepted(context, probe.because) : refused(context, probe.because),
  });
}

/** One byte after the beginning of the character that is nearest to the middle. */
const splitPoint = (body: Uint8Array, character: string): number =>
  Buffer.from(body).indexOf(character, Math.floor(body.byteLength / 2)) + 1;

/** The label of a place for an id; the whole body is `(root)`. */
export const at = (label: string): string => (label === "" ? "(root)" : label);
