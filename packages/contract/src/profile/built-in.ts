import { type Profile, STRICT_PROFILE } from "./profile.ts";

/** Statuses that the mock server gives when a request asks for them (`Prefer: code=…`). */
const PROVOKED = [401, 403, 404, 429, 500, 503];

const provoke = { header: "Prefer", value: "code={status}", statuses: PROVOKED };

/** The second is the older word, which some documents still list. */
const UNKNOWN_TOKEN = ["unauthorized", "auth_bad_access_token"];

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
  /** The service as its documents had it on 2–9 July 2014, which is how the spec describes it. */
  "2014": { ...STRICT_PROFILE, name: "2014", era: "2014" },
  /**
   * The service as its documents have it in 2024 to 2026 (doc.easemob.com: messages, accounts, error codes, limits): `data` is a map,
   * an unknown token is `unauthorized`, and a group takes twenty messages a second.
   */
  today: { ...STRICT_PROFILE, name: "today", era: "today", errors: { "unknown-token": UNKNOWN_TOKEN }, rate: 20 },
};
