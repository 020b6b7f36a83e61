import type { paths } from "@emchat/schema";
import createOpenapiClient, { type Client } from "openapi-fetch";
import type { ClientOptions } from "../client-options.ts";
import { readSettings } from "../settings.ts";
import { emchatFetch } from "./emchat-fetch.ts";

/**
 * openapi-fetch's own client, typed by the contract, over `emchatFetch`: for those who know it, and for what is built on it, such
 * as openapi-react-query. It returns `{ data, error, response }` and rejects with an EmchatError where there is no reply.
 *
 * @param options What `createClient` takes.
 * @throws EmchatConfigurationError when an option cannot be used.
 * @example
 * ```ts
 * import { createFetchClient } from "@emchat/client";
 *
 * const client = createFetchClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
 * const { data, error } = await client.GET("/{org}/{app}/users/{username}/status", {
 *   params: { path: { org: "easemob-demo", app: "chatdemoui", username: "zw123" } },
 * });
 * console.log(error?.error ?? data?.data);
 * ```
 */
export function createFetchClient(options: ClientOptions): Client<paths, "application/json"> {
  return createOpenapiClient<paths, "application/json">({
    baseUrl: readSettings(options).baseUrl,
    fetch: emchatFetch(options),
  });
}
