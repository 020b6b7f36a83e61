import { EmchatError } from "./emchat-error.ts";

/** 429: more calls than the application may make. `retryAfterMs` says how long to wait, where the service said so. */
export class EmchatRateLimitedError extends EmchatError {
  static override readonly kind = "rateLimited";
  declare readonly kind: "rateLimited";
}
