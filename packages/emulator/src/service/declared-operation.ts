import {
  type MockEntry,
  type OperationEntry,
  type OperationId,
  operationIds,
  operationTable,
  type ResponseEntry,
} from "@emchat/schema";
import { isBodiless } from "../call/reply.ts";

/** Whom a call is about, as it was asked for. */
export interface AskedTarget {
  /** A word of the contract: `user`, `group`, … */
  readonly kind: string;
  readonly name: string;
}

/** What the contract says of an operation; `undefined` for one that it does not have. */
export function entryOf(operationId: string): OperationEntry | undefined {
  return Object.hasOwn(operationTable, operationId) ? operationTable[operationId as OperationId] : undefined;
}

/** What of a call says whom it is about. */
export interface NamedCall {
  /** The `x-mock` of its operation, in whichever contract it was found. */
  readonly mock: MockEntry;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Whom a call is about; `undefined` where it is about nobody. */
export function targetOf({ mock: { target }, parameters }: NamedCall): AskedTarget | undefined {
  const name = target === null ? undefined : parameters[target.parameter];
  return name === undefined ? undefined : { kind: target?.kind ?? "", name };
}

/** What an operation declares for a status: by itself, by its class, or by `default`. */
export function responseOf(operationId: string, status: number): DeclaredResponse | undefined {
  const responses = entryOf(operationId)?.responses ?? {};
  const key = [String(status), `${Math.floor(status / 100)}XX`, "default"].find((one) => Object.hasOwn(responses, one));
  const entry = key === undefined ? undefined : responses[key];
  if (key === undefined || entry === undefined) return undefined;
  return { key, status, entry: isBodiless(status) ? { ...entry, mediaTypes: [] } : entry };
}

/** A reply that the contract declares. */
export interface DeclaredResponse {
  /** `200`, `2XX` or `default`. */
  readonly key: string;
  readonly status: number;
  readonly entry: ResponseEntry;
}

const successes = new Map<string, DeclaredResponse | undefined>();

/** The reply to a call in which nothing is wrong: the lowest declared 2xx, else the class, else `default` as a 200. */
export function successOf(operationId: string): DeclaredResponse | undefined {
  if (!successes.has(operationId)) {
    const [lowest] = Object.keys(entryOf(operationId)?.responses ?? {})
      .filter((key) => /^2[0-9]{2}$/.test(key))
      .sort();
    successes.set(operationId, responseOf(operationId, Number(lowest ?? 200)));
  }
  return successes.get(operationId);
}

/** Whether any operation declares a status. */
export function isDeclaredSomewhere(status: number): boolean {
  return operationIds.some((operationId) => responseOf(operationId, status) !== undefined);
}

const open: ReadonlySet<string> = new Set(operationIds.filter((one) => operationTable[one].security.length === 0));

/** Whether an operation asks for no token. */
export function asksForNoToken({ operationId }: { readonly operationId: string }): boolean {
  return open.has(operationId);
}
