import type { Case } from "../cases/case.ts";
import { pathOf } from "../cases/target-values.ts";
import type { Profile } from "../profile/profile.ts";
import { ownValue } from "../spec/json.ts";
import { isSafe } from "../spec/operation.ts";

/** Whether a server is on this machine, where nothing that is sent reaches anybody. */
export function isLoopback(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return host === "localhost" || host.endsWith(".localhost") || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether anything may be sent to a server: it is on this machine, or the profile says that nobody minds. */
export const isFree = (url: URL, profile: Profile): boolean => isLoopback(url) || profile.disposable;

/**
 * Why a case may not be sent, or undefined. On a server that is not free for all, a request that could deliver or change
 * something is one that the spec declares, and goes only to recipients that the profile names; a wrong server could
 * deliver what it ought to refuse, so that holds for negative cases too.
 */
export function forbidden(one: Case, profile: Profile, free: boolean): string | undefined {
  const { operation, request, values } = one;
  if (free || isSafe(request.method)) return undefined;
  if (request.method !== operation.method) return "the spec does not declare its method, which could change something";
  const guarded = operation.parameters.filter(({ name }) => (ownValue(profile.recipients, name)?.length ?? 0) > 0);
  if (guarded.length === 0) {
    return 'it could deliver or change something, and the profile neither names recipients for this operation nor says "disposable: true"';
  }
  const outside = guarded.find(({ name }) => !ownValue(profile.recipients, name)?.includes(values[name] ?? ""));
  if (outside !== undefined) return `its ${outside.name} is not among the profile's recipients`;
  return request.path.split("?")[0] === pathOf(operation, values)
    ? undefined
    : "its path is not written plainly, so it might reach somebody else";
}
