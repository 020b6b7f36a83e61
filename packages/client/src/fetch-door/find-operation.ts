import { makeError } from "../errors/error-class.ts";
import { operations } from "../generated/operations.ts";
import type { OperationData } from "../operation-data.ts";

/** An operation that an address means, and what the address says. */
export interface FoundOperation {
  readonly operation: OperationData;
  /** The path parameters, decoded. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * Finds the contract's operation for a method and an address.
 *
 * @throws EmchatConfigurationError for an address that is not below `baseUrl`, or that no operation has.
 */
export function findOperation(method: string, url: URL, baseUrl: string): FoundOperation {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, "");
  if (url.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) {
    throw makeError(
      "configuration",
      `${url.origin}${url.pathname} is not below \`baseUrl\` ${baseUrl}: the token goes nowhere else`,
    );
  }
  const asked = url.pathname.slice(prefix.length);
  const known: readonly OperationData[] = Object.values(operations);
  for (const operation of known) {
    const path = operation.method === method ? readPath(operation.path, asked) : undefined;
    if (path) return { operation, path };
  }
  const list = known.map((each) => `${each.method} ${each.path}`).join(", ");
  throw makeError("configuration", `no operation of the contract is ${method} ${asked}: there are ${list}`);
}

function readPath(template: string, path: string): Record<string, string> | undefined {
  const parts = path.split("/");
  const names = template.split("/");
  if (parts.length !== names.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? "";
    if (!name.startsWith("{")) {
      if (name !== part) return undefined;
    } else if (part) {
      values[name.slice(1, -1)] = decode(part);
    } else return undefined;
  }
  return values;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw makeError("configuration", `${part} is no percent-encoded text`);
  }
}
