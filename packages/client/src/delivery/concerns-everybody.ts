import type { EmchatError } from "../errors/emchat-error.ts";

/**
 * Whether a failure says nothing about the target of its call: whoever is next would fail by it, too. No connection, a token or a limiter
 * that cannot be had, a service that refuses the caller or asks everybody to wait.
 */
export function concernsEverybody({ kind, outcome, status }: EmchatError): boolean {
  return (
    kind === "unavailable" ||
    kind === "authentication" ||
    kind === "permission" ||
    kind === "rateLimited" ||
    (kind === "connection" && outcome === "not-sent") ||
    (status === 503 && outcome !== "unknown")
  );
}
