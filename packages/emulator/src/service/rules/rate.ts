import type { RateBudget } from "../../config.ts";
import type { Tenant } from "../../state/tenants.ts";
import type { Refusal } from "./rule.ts";

/**
 * Rule: how often an application may call.
 *
 * Off by default: no limit is documented for July 2014. Switched on, each operation has the budget of its `x-rate-limit`
 * (era 2022..2023, limits page), counted per application in windows that begin with their first call. A call beyond it is
 * answered 429 `reach_limit` (2016..2021, error page) with `Retry-After`, the whole seconds until the window ends (house).
 * Refused calls are not counted.
 */
export function takeTurn(tenant: Tenant, operationId: string, budget: RateBudget, now: number): Refusal | undefined {
  let window = tenant.windows.get(operationId);
  if (window === undefined) {
    window = { start: now, count: 0 };
    tenant.windows.set(operationId, window);
  }
  // A clock that was set back begins a new window, too.
  if (now >= window.start + budget.perMs || now < window.start) {
    window.start = now;
    window.count = 0;
  }
  if (window.count < budget.requests) {
    window.count += 1;
    return undefined;
  }
  return {
    status: 429,
    error: "reach_limit",
    description: `This request has reached api limit: ${budget.requests} requests in ${budget.perMs} ms`,
    retryAfter: Math.max(1, Math.ceil((window.start + budget.perMs - now) / 1000)),
  };
}
