import type { paths } from "@emchat/control";
import createFetchClient, { type Client } from "openapi-fetch";
import { serviceAddress } from "./address.ts";

export type {
  ControlEvent,
  Fault,
  Message,
  Problem,
  RequestRecord,
  RequestSummary,
  Schemas,
  User,
} from "@emchat/control";

/** The session that is meant where none is named. */
export const DEFAULT_SESSION = "default";

/** The control API as one session sees it. */
export type Caller = Client<paths>;

/** The headers that make a call speak to a session, for this API and for the service's own paths alike. */
export function sessionHeaders(session: string): Record<string, string> {
  return session === DEFAULT_SESSION ? {} : { "X-Mock-Session": session };
}

export function createCaller(session: string): Caller {
  return createFetchClient<paths>({ baseUrl: serviceAddress(), headers: sessionHeaders(session) });
}
