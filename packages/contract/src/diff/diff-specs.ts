import type { Change } from "./change.ts";
import { compareCallbacks } from "./compare-callbacks.ts";
import { compareComponents, renamedSchemas } from "./compare-components.ts";
import { compareOperations } from "./compare-operations.ts";
import { compareRelations } from "./compare-relations.ts";
import { compareSecuritySchemes } from "./compare-security.ts";
import { compareServers } from "./compare-servers.ts";
import type { Comparison } from "./comparison.ts";
import { DiffError } from "./diff-error.ts";
import { collectFindings } from "./findings.ts";
import { isObject, type JsonObject, objectAt } from "./json-document.ts";
import { tellLeftovers } from "./operation-site.ts";

/** What the document's root holds and a rule judges; `openapi` itself says how to read, not what is promised. */
const judged = ["openapi", "info", "servers", "paths", "components", "security", "webhooks", "x-contract"];

/** Nesting beyond it is refused: no contract is that deep, and comparing goes down as deep. */
const MAX_DEPTH = 200;

function checkDepth(value: unknown, which: string, depth = 0): void {
  if (depth > MAX_DEPTH)
    throw new DiffError(
      `The ${which} document is nested more than ${MAX_DEPTH} levels deep, or contains itself; flatten it.`,
    );
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) checkDepth(inner, which, depth + 1);
}

function openApi(document: unknown, which: string): JsonObject {
  checkDepth(document, which);
  if (!isObject(document) || !String(document["openapi"]).startsWith("3."))
    throw new DiffError(`The ${which} document is not OpenAPI 3: it has no \`openapi: 3.…\` at its root.`);
  return document;
}

/**
 * Compares two versions of an OpenAPI 3 document and judges every change: who breaks by it, which bump it asks for, what
 * to do. Requests may only widen and replies only narrow; names that code and tests are made of (`x-client`, `x-mock`,
 * component schemas, operationIds, examples) may not change; `x-contract`, `x-rate-limit` and `x-max-body-bytes` are promises too.
 *
 * @param oldDocument the parsed document that people rely on today
 * @param newDocument the parsed document that is to replace it
 * @returns the changes, the breaking ones first; none when both say the same, in whatever order, at whatever `info.version`
 * @throws DiffError when a document is not OpenAPI 3, or refers to what is not in it
 *
 * @example
 * ```ts
 * import { diffSpecs } from "@emchat/contract";
 *
 * const document = (paths: Record<string, unknown>) => ({ openapi: "3.1.1", info: { title: "T", version: "1.0.0" }, paths });
 * const old = document({ "/ping": { get: { operationId: "ping", responses: { 200: { description: "pong" } } } } });
 *
 * for (const change of diffSpecs(old, document({}))) console.log(change.verdict, change.bump, change.sentence);
 * // breaking major GET /ping is gone: callers of ping get 404 or 405; let them call something else before this is released.
 * ```
 */
export function diffSpecs(oldDocument: unknown, newDocument: unknown): Change[] {
  const [old, renewed] = [openApi(oldDocument, "old"), openApi(newDocument, "new")];
  const findings = collectFindings();
  const comparison: Comparison = {
    old,
    new: renewed,
    report: findings.report,
    renamed: renamedSchemas(old, renewed),
    met: new Set(),
    used: new Set(),
  };
  const whole = { comparison, operation: undefined };
  compareOperations(comparison);
  compareSecuritySchemes(comparison);
  compareComponents(comparison);
  compareServers(comparison);
  const roots = { old: { value: old, pointer: "#" }, new: { value: renewed, pointer: "#" } };
  compareRelations(whole, roots);
  compareCallbacks(whole, roots, "webhooks");
  tellLeftovers(whole, roots, judged, "the document");
  const info = {
    old: { value: objectAt(old, "info"), pointer: "#/info" },
    new: { value: objectAt(renewed, "info"), pointer: "#/info" },
  };
  tellLeftovers(whole, info, ["version"], "the document's description of itself");
  return findings.changes();
}
