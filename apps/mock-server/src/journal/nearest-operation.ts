import type { NearestOperation } from "@emchat/control";
import { type OperationId, operationTable } from "@emchat/schema";

/** The operation that a call without one came closest to, and what is different. */
export function nearestOperation(method: string, target: string): NearestOperation | undefined {
  const segments = (target.split("?")[0] ?? "").split("/").filter((segment) => segment !== "");
  let best: NearestOperation | undefined;
  let bestScore = 0;
  for (const operationId of Object.keys(operationTable) as OperationId[]) {
    const operation = operationTable[operationId];
    const template = operation.path.split("/").slice(1);
    const sameMethod = operation.method === (method === "HEAD" ? "GET" : method);
    const differing = template.flatMap((part, at) => {
      const given = segments[at];
      if (given === part || (given !== undefined && part.startsWith("{"))) return [];
      return [
        `segment ${at + 1} is ${given === undefined ? "missing" : JSON.stringify(given.slice(0, 64))}, this operation has ${part}`,
      ];
    });
    if (segments.length > template.length)
      differing.push(`the path has ${segments.length} segments, this operation has ${template.length}`);
    const score =
      template.length - differing.length - Math.abs(segments.length - template.length) + (sameMethod ? 0.5 : 0);
    if (score <= bestScore) continue;
    bestScore = score;
    if (!sameMethod) differing.unshift(`the method is ${method}, this operation has ${operation.method}`);
    best = {
      operationId,
      method: operation.method,
      path: operation.path,
      difference: differing.join("; ") || "nothing",
    };
  }
  // Half of the path must fit, or the hint would mislead.
  return bestScore >= 2.5 ? best : undefined;
}
