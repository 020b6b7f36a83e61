import type { Case } from "../cases/case.ts";
import { pathOf } from "../cases/target-values.ts";
import type { Profile } from "../profile/profile.ts";
import { isSafe } from "../spec/operation.ts";

/** Whether a server is on this machine, where nothing that is sent reaches anybody. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Why a case may not be sent, or undefined. On a server that is not on this machine a request that could deliver or
 * change something is one that the spec declares, and goes only to recipients that the profile names; a wrong server
 * could deliver what it ought to refuse, so that holds for negative cases too.
 */
export function forbidden(one: Case, profile: Profile, loopback: boolean): string | undefined {
  const { operation, request, values } = one;
  if (loopback || isSafe(request.method)) return undefined;
  if (request.method !== operation.method) return "the spec does not declare its method, which could change something";
  const guarded = operation.parameters.filter(({ name }) => (profile.recipients[name]?.length ?? 0) > 0);
  if (guarded.length === 0) {
    return "it could deliver or change something, and the profile names no recipients for this operation";
  }
  const outside = guarded.find(({ name }) => !profile.recipients[name]?.includes(values[name] ?? ""));
  if (outside !== undefined) return `its ${outside.name} is not among the profile's recipients`;
  const plain = pathOf(operation, values).split("?")[0];
  return request.path.split("?")[0] === plain
    ? undefined
    : "its path is not written plainly, so it might reach somebody else";
}
