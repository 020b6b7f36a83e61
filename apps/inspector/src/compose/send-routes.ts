import { textField } from "../messages/read-field.ts";
import { operationsOf, type Part, part } from "../reference/spec-document.ts";

/** How a message is sent to targets of one kind. */
export interface SendRoute {
  /** A word of the contract: `user`, `group`, or another. */
  readonly kind: string;
  readonly method: string;
  /** The path's template. */
  readonly path: string;
  /** The path parameter that names the target. */
  readonly parameter: string;
}

/** The operations of the served contract that deliver messages, one for each kind of target. */
export function sendRoutesOf(document: Part): readonly SendRoute[] {
  const routes = new Map<string, SendRoute>();
  for (const { method, path, mock } of operationsOf(document)) {
    const target = part(mock["target"]);
    const kind = textField(target, "kind");
    const parameter = textField(target, "parameter");
    if (mock["effect"] !== "deliver-message" || kind === undefined || parameter === undefined) continue;
    if (!routes.has(kind)) routes.set(kind, { kind, method, path, parameter });
  }
  return [...routes.values()];
}

/** The path of a send. */
export function pathOf(
  { path, parameter }: SendRoute,
  { org, app, target }: { readonly org: string; readonly app: string; readonly target: string },
): string {
  const values: Readonly<Record<string, string>> = { org, app, [parameter]: target };
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
}
