import { accepted, buildCase, unauthorized } from "./build-case.ts";
import type { Case } from "./case.ts";
import type { OperationContext } from "./operation-context.ts";

/** HEAD is GET without the content (RFC 9110, section 9.3.2), and as well guarded. */
export function* head(context: OperationContext): Iterable<Case> {
  const { operation } = context;
  if (operation.method !== "GET" || operation.methodsOfPath.includes("HEAD")) return;
  yield buildCase(context, {
    family: "head",
    name: "method/HEAD",
    request: { method: "HEAD" },
    positive: true,
    expect: accepted(context, "HEAD answers like GET, without the content"),
  });
  if (operation.credential === undefined) return;
  yield buildCase(context, {
    family: "head",
    name: "method/HEAD-without-token",
    request: { method: "HEAD", auth: { kind: "none" } },
    positive: false,
    expect: unauthorized(context, "HEAD without a token is refused like GET", "no-token"),
  });
}
