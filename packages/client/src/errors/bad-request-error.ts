import { EmchatError } from "./emchat-error.ts";

/** Any other 4xx: the service refuses the request as it was written. Sending it again changes nothing. */
export class EmchatBadRequestError extends EmchatError {
  static override readonly kind = "badRequest";
  declare readonly kind: "badRequest";
}
