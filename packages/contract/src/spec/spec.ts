import { parseRelations } from "../relations/parse.ts";
import { parseSpec, readDocument, type SpecDocument } from "./document.ts";
import { inEra } from "./in-era.ts";
import { isRecord } from "./json.ts";
import { asSentBy } from "./one-way.ts";
import type { Operation } from "./operation.ts";
import { join, stepsOf, valueAt } from "./pointer.ts";
import { readOperations } from "./read-operations.ts";
import { createValidators, type Validators } from "./validators.ts";

/** A spec that is ready to judge by. */
export interface Spec {
  readonly document: SpecDocument;
  readonly operations: readonly Operation[];
  /** Judges what a client sends. */
  readonly validators: Validators;
  /** Judges what a server sends. */
  readonly replyValidators: Validators;
  /**
   * The schema that every declared error shares, when they do and a relation of the root speaks of all errors (`4XX`):
   * the envelope of errors, those that no operation declares included.
   */
  readonly errorEnvelope: string | undefined;
  /** Every name that the schemas of the spec give a property. */
  readonly propertyNames: ReadonlySet<string>;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document (YAML or JSON). Without a path it is the spec of `@emchat/spec`.
 *
 * @throws {ContractSetupError} when it cannot be read or is no such document; the message has file and line.
 * @example
 * ```ts
 * import { loadSpec } from "@emchat/contract";
 *
 * const spec = await loadSpec();
 * console.log(spec.operations.map((operation) => operation.id));
 * ```
 */
export async function loadSpec(path?: string): Promise<Spec> {
  return proveReplies(await loadRequests(path));
}

/** The same for who only wants to know what is sent: what judges replies is compiled when somebody asks it. */
export const loadRequests = async (path?: string): Promise<Spec> => compileSpec(await readDocument(path));

/**
 * The same from text that is already there; `source` names it in messages.
 *
 * @throws {ContractSetupError} when it is no OpenAPI 3.0 or 3.1 document.
 * @example
 * ```ts
 * import { specFromText } from "@emchat/contract";
 *
 * const text = 'openapi: 3.1.0\npaths: { /a: { get: { responses: { "200": { description: ok } } } } }';
 * console.log(specFromText(text).operations.length);
 * ```
 */
export const specFromText = (text: string, source = "openapi.yaml"): Spec =>
  proveReplies(compileSpec(parseSpec(text, source)));

const ofEras = new WeakMap<Spec, Map<string, Spec>>();

/** The spec as it was or is in one of its eras; itself where none is named. @throws {ContractSetupError} for an era that it has not. */
export function specInEra(spec: Spec, era: string | undefined): Spec {
  if (era === undefined) return spec;
  const known = ofEras.get(spec) ?? new Map<string, Spec>();
  ofEras.set(spec, known);
  const found = known.get(era) ?? proveReplies(compileSpec(inEra(spec.document, era)));
  known.set(era, found);
  return found;
}

/** A schema that does not compile is told before anything is sent. */
function proveReplies(spec: Spec): Spec {
  for (const { media } of spec.operations.flatMap(({ replies }) => replies)) {
    for (const { schema } of media) if (schema !== undefined) spec.replyValidators.valid(schema, null);
  }
  return spec;
}

function compileSpec(document: SpecDocument): Spec {
  const operations = readOperations(document);
  const [sent, answered] = [asSentBy(document, "client"), asSentBy(document, "server")];
  const validators = createValidators(document, sent);
  const replyValidators = sent === answered ? validators : createValidators(document, answered);
  for (const operation of operations) {
    for (const parameter of operation.parameters) validators.valid(parameter.schema, "");
    for (const media of operation.body?.media ?? [])
      if (media.schema !== undefined) validators.valid(media.schema, null);
  }
  return {
    document,
    operations,
    validators,
    replyValidators,
    errorEnvelope: sharedErrorSchema(document, operations),
    propertyNames: propertyNames(document.root),
  };
}

function propertyNames(root: unknown): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isRecord(value)) return;
    if (isRecord(value["properties"])) for (const name of Object.keys(value["properties"])) names.add(name);
    Object.values(value).forEach(visit);
  };
  visit(root);
  return names;
}

function sharedErrorSchema(document: SpecDocument, operations: readonly Operation[]): string | undefined {
  // Only who says something of every error speaks of those that no operation declares.
  const ofEveryError = parseRelations(document, "/x-contract").some(({ when }) => when.includes("4XX"));
  if (!ofEveryError) return undefined;
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
