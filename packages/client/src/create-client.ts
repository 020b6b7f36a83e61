import type { ClientOptions } from "./client-options.ts";
import type { Delivery } from "./delivery/call.ts";
import { deliver } from "./delivery/deliver.ts";
import { type Receipt, withResponse } from "./delivery/receipt.ts";
import { type EmchatPromise, toSafe } from "./emchat-promise.ts";
import { bodyReader } from "./envelope/body.ts";
import {
  createResources,
  createSafeResources,
  operations,
  type Resources,
  type SafeResources,
} from "./generated/operations.ts";
import type { OperationData, OperationId } from "./operation-data.ts";
import { checkLimit, checkNames, checkOptions } from "./option-checks.ts";
import { createOwnLimiter } from "./pace/own-limiter.ts";
import type { RateLimit, RateLimiter } from "./pace/rate-limiter.ts";
import type { ReplyBody, RequestInput } from "./raw-request.ts";
import { createResourceCaller } from "./resource-caller.ts";
import { readSettings } from "./settings.ts";

/** A client of one tenant. */
export interface EmchatClient extends Resources {
  /** The same calls, which return `{ ok: true, value }` or `{ ok: false, error }` where the others throw. */
  readonly safe: SafeResources;
  /** The limiter that paces this client; `undefined` where `rate` is `false`. */
  readonly rate: RateLimiter | undefined;
  /**
   * The raw door: any operation of the contract, by its operationId. The reply's body is given as it came; a failed target inside a
   * 200 is not an error here.
   *
   * @throws EmchatError when the call failed.
   * @example
   * ```ts
   * import { createClient } from "@emchat/client";
   *
   * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
   * const { data, duration } = await client.request("getUserStatus", { path: { username: "zw123" } });
   * ```
   */
  request<Id extends OperationId>(operation: Id, input: RequestInput<Id>): EmchatPromise<ReplyBody<Id>, Id>;
  /**
   * A client with some options changed. It shares token, limiter and retry budget with this one, unless the change concerns them.
   *
   * @throws EmchatConfigurationError when an option cannot be used.
   * @example
   * ```ts
   * import { createClient } from "@emchat/client";
   *
   * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
   * const patient = client.withOptions({ deadline: 300_000 });
   * ```
   */
  withOptions(changes: ClientOptions): EmchatClient;
}

/**
 * Makes a client of one organisation's application.
 *
 * @param options The tenant, its token, and whatever is to differ from the defaults. Times are in milliseconds. Without `appKey`,
 * `token` and `baseUrl` the environment's `EMCHAT_APP_KEY`, `EMCHAT_TOKEN` and `EMCHAT_BASE_URL` are read.
 * @throws EmchatConfigurationError when an option cannot be used, or in a web page without `dangerouslyAllowBrowser`.
 * @example
 * ```ts
 * import { createClient } from "@emchat/client";
 *
 * const client = createClient({ appKey: "easemob-demo#chatdemoui", token: "YWMt-sample" });
 * const { status } = await client.users.getStatus("zw123");
 * if (status === "online") await client.users.sendMessage("zw123", "你好");
 * ```
 */
export function createClient(options: ClientOptions = {}): EmchatClient {
  return assemble(options);
}

function assemble(options: ClientOptions, parent?: Delivery, changes: ClientOptions = {}): EmchatClient {
  const settings = readSettings(options);
  const { org, app, baseUrl, retry } = settings;
  const sameTenant = parent?.org === org && parent.app === app && parent.baseUrl === baseUrl;
  const delivery: Delivery = {
    ...settings,
    limiter: sameTenant && !("rate" in changes) ? parent.limiter : limiterOf(options.rate),
    budget: parent && !("retry" in changes) ? parent.budget : { left: retry.budget },
  };
  const resources = createResources(createResourceCaller(delivery));
  return {
    ...resources,
    safe: createSafeResources(resources, toSafe),
    rate: delivery.limiter,
    request: (id, input) => withResponse(deliverRaw(delivery, id, input)),
    withOptions: (more) => {
      checkOptions(more);
      const tenant = more.appKey === undefined ? { org, app, appKey: undefined } : { org: undefined, app: undefined };
      return assemble({ ...options, ...tenant, ...more }, delivery, more);
    },
  };
}

async function deliverRaw<Id extends OperationId>(
  delivery: Delivery,
  id: Id,
  input: RequestInput<Id>,
): Promise<Receipt<ReplyBody<Id>>> {
  const byId: { readonly [Each in OperationId]: OperationData<Each> } = operations;
  checkNames({ [id]: input }, "request", Object.keys(byId));
  const { path, body, ...options } = input ?? {};
  return deliver(delivery, byId[id], path, () => body, options, byId[id].read ?? bodyReader);
}

function limiterOf(rate: ClientOptions["rate"] = {}): RateLimiter | undefined {
  if (rate === false) return undefined;
  checkOptions(rate, "rate");
  if ("acquire" in rate) return rate as RateLimiter;
  checkNames(rate, "rate", Object.keys(operations));
  const limits: { [Id in OperationId]?: RateLimit } = {};
  for (const { id, rate: documented = false } of Object.values<OperationData>(operations)) {
    const limit = rate[id] ?? documented;
    if (limit === false) continue;
    checkLimit(id, limit);
    limits[id] = limit;
  }
  return createOwnLimiter(limits);
}
