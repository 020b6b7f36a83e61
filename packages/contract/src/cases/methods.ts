import { rivals } from "../spec/route.ts";
import { buildCase, plainRequest } from "./build-case.ts";
import { bytesOf } from "./bytes-of.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";
import { pathOf } from "./target-values.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Every method that a path does not declare: 405 with `Allow` (RFC 9110, sections 9.1 and 15.5.6). */
export function* methods(context: OperationContext): Iterable<Case> {
  const { operation } = context;
  if (operation.methodsOfPath[0] !== operation.method) return;
  const plain = plainRequest(context);
  const declared = operation.methodsOfPath;
  // Where another path of the spec takes the same address, its methods may be meant.
  const others = new Set(
    rivals(context.spec.operations, operation.template, pathOf(operation, context.values)).map(({ method }) => method),
  );
  const make = (name: string, method: string, statuses: readonly number[], because: string): Case => {
    const takesBody = method === "POST" || method === "PUT" || method === "PATCH";
    const { "Content-Type": _, ...bare } = plain.headers;
    const headers = takesBody
      ? { ...plain.headers, "Content-Type": plain.headers["Content-Type"] ?? "application/json" }
      : bare;
    return buildCase(context, {
      family: "methods",
      name: `method/${name}`,
      request: { method, headers, body: takesBody ? (plain.body ?? bytesOf("{}")) : undefined },
      rule: operation.pointer,
      positive: false,
      expect: { statuses, because, foreign: true, ...(statuses.includes(405) ? { allow: declared } : {}) },
    });
  };
  for (const method of METHODS) {
    if (declared.includes(method) || others.size > 0) continue;
    yield make(method, method, [405], `the spec declares ${declared.join(", ")} for this path, not ${method}`);
  }
  if (others.size === 0 && !declared.includes("GET") && !declared.includes("HEAD")) {
    yield make("HEAD", "HEAD", [405], `the spec declares ${declared.join(", ")} for this path, not HEAD`);
  }
  yield loose(make("unknown", "EMCHAT", [400, 405, 501], "a method that nobody knows"));
  if (!declared.includes("OPTIONS")) {
    yield loose(make("OPTIONS", "OPTIONS", [200, 204, 405], "OPTIONS may be answered or not"));
  }
  yield loose(make("TRACE", "TRACE", [400, 403, 404, 405, 501], "TRACE would send back the token"));
}

/** A front server may answer these before the service sees them, in words of its own. */
const loose = (one: Case): Case => ({ ...one, expect: { ...one.expect, loose: true } });
