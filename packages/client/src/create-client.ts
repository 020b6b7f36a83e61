import type { ClientOptions } from "./client-options.ts";
import { type Delivery, deliver } from "./delivery/deliver.ts";
import { createRateLimiter } from "./delivery/local-rate-limiter.ts";
import type { RateLimit, RateLimiter } from "./delivery/rate-limiter.ts";
import { createRetryBudget } from "./delivery/retry-budget.ts";
import type { EmchatPromise } from "./emchat-promise.ts";
import { toEmchatPromise, toSafe } from "./emchat-promise.ts";
import {
  createResources,
  createSafeResources,
  operations,
  type Resources,
  type SafeResources,
} from "./generated/operations.ts";
import type { OperationData, OperationId } from "./operation-data.ts";
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
  withOptions(changes: Partial<ClientOptions>): EmchatClient;
}

/**
 * Makes a client of one organisation's application.
 *
 * @param options The tenant, its token, and whatever is to differ from the defaults. Times are in milliseconds.
 * @throws EmchatConfigurationError when an option cannot be used, or in a web page without `dangerouslyAllowBrowser`.
 * @example
 * ```ts
 * import { createClient } from "@emchat/client";
 *
 * const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });
 * const { status } = await client.users.getStatus("zw123");
 * if (status === "online") await client.users.sendMessage("zw123", "你好");
 * ```
 */
export function createClient(options: ClientOptions): EmchatClient {
  return assemble(options);
}

function assemble(options: ClientOptions, parent?: Delivery, changes: Partial<ClientOptions> = {}): EmchatClient {
  const settings = readSettings(options);
  const sameTenant = parent?.org === settings.org && parent.app === settings.app && parent.baseUrl === settings.baseUrl;
  const delivery: Delivery = {
    ...settings,
    limiter: sameTenant && !("rate" in changes) ? parent.limiter : limiterOf(options.rate),
    token: options.token,
    budget: parent && !("retry" in changes) ? parent.budget : createRetryBudget(settings.retry.budget),
    middleware: options.middleware ?? [],
    logger: options.logger,
  };
  const resources = createResources(createResourceCaller(delivery));
  return {
    ...resources,
    safe: createSafeResources(resources, toSafe),
    rate: delivery.limiter,
    request: <Id extends OperationId>(id: Id, { path, body, ...callOptions }: RequestInput<Id>) =>
      toEmchatPromise(
        deliver(
          delivery,
          dataOf(id),
          path,
          () => body,
          callOptions,
          (envelope) => ({ value: envelope as ReplyBody<Id> }),
        ),
      ),
    withOptions: (more) => assemble({ ...options, ...more }, delivery, more),
  };
}

function dataOf<Id extends OperationId>(id: Id): OperationData<Id> {
  const byId: { readonly [Each in OperationId]: OperationData<Each> } = operations;
  return byId[id];
}

function limiterOf(rate: ClientOptions["rate"] = {}): RateLimiter | undefined {
  if (rate === false || isLimiter(rate)) return rate || undefined;
  const limits: { [Id in OperationId]?: RateLimit } = {};
  for (const { id, rate: documented = false } of Object.values<OperationData>(operations)) {
    const limit = rate[id] ?? documented;
    if (limit) limits[id] = limit;
  }
  return createRateLimiter(limits);
}

function isLimiter(rate: object): rate is RateLimiter {
  return "acquire" in rate;
}
