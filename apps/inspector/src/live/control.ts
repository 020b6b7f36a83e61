import type { paths } from "@emchat/control";
import createQueries, { type OpenapiQueryClient } from "openapi-react-query";
import { type Caller, createCaller } from "../api/control.ts";

/** The control API as one session sees it: `fetch` for actions, `query` for what a screen shows. */
export interface Control {
  readonly fetch: Caller;
  readonly query: OpenapiQueryClient<paths>;
}

export function createControl(session: string): Control {
  const fetch = createCaller(session);
  return { fetch, query: createQueries(fetch) };
}
