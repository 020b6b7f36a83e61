import { type Profile, STRICT_PROFILE } from "./profile.ts";

/** Statuses that the mock server gives when a request asks for them (`Prefer: code=…`). */
const PROVOKED = [401, 403, 404, 429, 500, 503];

const provoke = { header: "Prefer", value: "code={status}", statuses: PROVOKED };

/** Profiles that need no file, by name. */
export const BUILT_IN_PROFILES: Readonly<Record<string, Profile>> = {
  strict: STRICT_PROFILE,
  /** emchat-mock as it starts: it takes JSON under any name, any token, and a slash too many. */
  mock: {
    ...STRICT_PROFILE,
    name: "mock",
    forgives: ["media-type", "unknown-token", "extra-slash"],
    targets: "any",
    limitsRate: false,
    provoke,
  },
  /** emchat-mock --strict: it knows its users, groups and tokens. */
  "mock-strict": { ...STRICT_PROFILE, name: "mock-strict", targets: "known", limitsRate: false, provoke },
};
