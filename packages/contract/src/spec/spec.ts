import { parseSpec, readDocument, type SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";
import type { Operation } from "./operation.ts";
import { join, stepsOf, valueAt } from "./pointer.ts";
import { readOperations } from "./read-operations.ts";
import { createValidators, type Validators } from "./validators.ts";

/** A spec that is ready to judge by. */
export interface Spec {
  readonly document: SpecDocument;
  readonly operations: readonly Operation[];
  readonly validators: Validators;
  /** The schema that every declared error shares, when they do: the envelope of errors. */
  readonly errorEnvelope: string | undefined;
}

/**
 * Reads an OpenAPI 3.1 document (YAML or JSON). Without a path it is the spec of `@emchat/spec`.
 *
 * @throws {ContractSetupError} when it cannot be read or is no OpenAPI 3.1 document; the message has file and line.
 * @example
 * ```ts
 * import { loadSpec } from "@emchat/contract";
 *
 * const spec = await loadSpec();
 * console.log(spec.operations.map((operation) => operation.id));
 * ```
 */
export async function loadSpec(path?: string): Promise<Spec> {
  return compileSpec(await readDocument(path));
}

/**
 * The same from text that is already there; `source` names it in messages.
 *
 * @throws {ContractSetupError} when it is no OpenAPI 3.1 document.
 * @example
 * ```ts
 * import { specFromText } from "@emchat/contract";
 *
 * const text = 'openapi: 3.1.0\npaths: { /a: { get: { responses: { "200": { description: ok } } } } }';
 * console.log(specFromText(text).operations.length);
 * ```
 */
export const specFromText = (text: string, source = "openapi.yaml"): Spec => compileSpec(parseSpec(text, source));

function compileSpec(document: SpecDocument): Spec {
  const operations = readOperations(document);
  const validators = createValidators(document);
  for (const operation of operations) {
    for (const parameter of operation.parameters) validators.valid(parameter.schema, "");
    for (const media of operation.body?.media ?? [])
      if (media.schema !== undefined) validators.valid(media.schema, null);
    for (const reply of operation.replies) {
      for (const media of reply.media) if (media.schema !== undefined) validators.valid(media.schema, null);
    }
  }
  return { document, operations, validators, errorEnvelope: sharedErrorSchema(document, operations) };
}

function sharedErrorSchema(document: SpecDocument, operations: readonly Operation[]): string | undefined {
  const pointers = new Set<string>();
  for (const reply of operations.flatMap((operation) => operation.replies)) {
    if (!/^[45]/.test(reply.status)) continue;
    for (const media of reply.media)
      if (media.schema !== undefined) pointers.add(document.resolve(media.schema).pointer);
  }
  return pointers.size === 1 ? [...pointers][0] : undefined;
}

/** Where a pointer stands, as `file:line`. */
export const placeOf = (spec: Spec, pointer: string): string =>
  `${spec.document.source}:${spec.document.lineOf(pointer)}`;

/** The keyword's own value in the spec, for messages. */
export function ruleText(spec: Spec, pointer: string): string {
  const name = stepsOf(pointer).at(-1) ?? "";
  const value = valueAt(spec.document.root, join("", ...stepsOf(pointer)));
  if (isRecord(value) && typeof value["id"] === "string") return value["id"];
  return typeof value === "object" ? name : `${name}: ${String(value)}`;
}
