import type { Profile } from "../profile/profile.ts";
import type { Credential, CredentialPart, Operation } from "../spec/operation.ts";
import type { Spec } from "../spec/spec.ts";

/** What a run has to identify itself with. */
interface Means {
  readonly token: string | undefined;
  readonly profile: Profile;
}

/**
 * The spec with one of its ways to identify chosen for every operation: the one that fits the token best, or, at a later
 * attempt, the next best. Undefined when no operation has so many.
 */
export function withCredentials(spec: Spec, means: Means, attempt = 0): Spec | undefined {
  if (attempt > 0 && !spec.operations.some(({ security }) => security.alternatives.length > attempt)) return undefined;
  const operations = spec.operations.map((operation): Operation => {
    const ranked = [...operation.security.alternatives].sort((a, b) => fitness(b, means) - fitness(a, means));
    return { ...operation, credential: ranked[Math.min(attempt, ranked.length - 1)] };
  });
  return { ...spec, operations };
}

/** A secret of its own is best; a name with a password is for basic authentication, anything else hardly is. */
function fitness({ parts }: Credential, { token, profile }: Means): number {
  const of = (part: CredentialPart): number => {
    if (Object.hasOwn(profile.credentials, part.scheme)) return 4;
    const named = token?.includes(":") === true;
    if (part.kind === "basic") return named ? 3 : 0;
    return part.kind === "bearer" ? 2 : 1;
  };
  return Math.min(...parts.map(of));
}
