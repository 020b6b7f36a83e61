import type { Envelope } from "../envelope/envelope.ts";
import { isOwn } from "../envelope/is-own.ts";
import type { EmchatError } from "../errors/emchat-error.ts";

/**
 * Whether a failure says nothing about the target of its call: whoever is next would fail by it, too. No connection, a token or a limiter
 * that cannot be had, a service that refuses the caller or asks everybody to wait, and whatever answers in the service's place.
 */
export function concernsEverybody({ kind, outcome, status = 0, headers, body }: EmchatError): boolean {
  return (
    kind === "unavailable" ||
    kind === "authentication" ||
    kind === "permission" ||
    kind === "rateLimited" ||
    (kind === "connection" && outcome === "not-sent") ||
    status === 503 ||
    // a page, an empty reply or another's JSON; of a success it is enough that it is an object
    (headers !== undefined && !(status < 300 ? body : isOwn(Object(body) as Envelope)))
  );
}
