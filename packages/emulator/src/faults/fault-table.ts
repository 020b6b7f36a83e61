import type { Call } from "../call/call.ts";
import { entryOf, isDeclaredSomewhere, responseOf, targetOf } from "../service/declared-operation.ts";
import { canonicalName } from "../service/rules/targets.ts";
import { tellsResults } from "../service/tells-results.ts";
import type { Fault, FaultEffect, FaultInput, FaultMatch, FaultSource, FaultUse } from "./fault.ts";
import { type DecisiveEffect, type FaultPlan, NO_FAULTS } from "./fault-plan.ts";
import { createRateWindows, type RateWindows } from "./rate-windows.ts";
import { readFault } from "./read-fault.ts";

/** The most faults that are active at one time, prepared replies not counted. */
export const MAX_FAULTS = 100;
/** The most prepared replies at one time. */
export const MAX_REPLIES = 1_000;
/** The id of a fault that came with the call. */
export const PREFERRED = "prefer";

/** There is no room for another fault. */
export class TooManyFaults extends RangeError {
  override readonly name = "TooManyFaults";
}

/** What is made to go wrong. */
export interface FaultTable {
  readonly size: number;
  /** In the order in which they are tried. */
  list(): readonly Fault[];
  /**
   * Adds a fault, given as an object or in words: `503 times=2`. `source` is `api` by default.
   * @throws FaultSyntaxError for words that cannot be read; RangeError for what cannot be; TooManyFaults for one beyond
   * {@link MAX_FAULTS} and {@link MAX_REPLIES}
   */
  add(fault: FaultInput | string, source?: FaultSource): Fault;
  delete(id: string): boolean;
  clear(): void;
  /** Empty, and the ids begin again. */
  reset(): void;
  /** What the faults do to a call; uses up `times`. `preferred` is a fault that came with the call. */
  strike(call: Call, preferred?: FaultEffect): FaultPlan;
  /** Calls the listener after every change of what is active. */
  onChange(listener: () => void): void;
}

interface ActiveFault {
  readonly fault: Fault;
  readonly rate: RateWindows | undefined;
}

/** What a table depends on. */
export interface FaultTableOptions {
  readonly clock: () => number;
  /** Numbers from 0 up to 1, for `percent` and ranges. */
  readonly random: () => number;
}

/** A table without faults. */
export function createFaultTable({ clock, random }: FaultTableOptions): FaultTable {
  let active: ActiveFault[] = [];
  let count = 0;
  const listeners: (() => void)[] = [];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    get size() {
      return active.length;
    },
    list: () => active.map(({ fault }) => ({ ...fault })),
    add(given, source = "api") {
      const input = readFault(given);
      refuseTooMany(active, input);
      count += 1;
      const fault: Fault = {
        id: `f-${count}`,
        ...(input.name === undefined ? undefined : { name: input.name }),
        match: input.match ?? {},
        effect: input.effect,
        ...(input.times === undefined ? undefined : { times: input.times, remaining: input.times }),
        ...(input.percent === undefined ? undefined : { percent: input.percent }),
        hits: 0,
        source,
        createdAt: clock(),
      };
      const rate = input.effect.kind === "rate" ? createRateWindows(input.effect, clock) : undefined;
      // Sorting keeps the older before the newer of one rank.
      active = [...active, { fault, rate }].sort((a, b) => rank(a.fault) - rank(b.fault));
      changed();
      return { ...fault };
    },
    delete(id) {
      const before = active.length;
      active = active.filter(({ fault }) => fault.id !== id);
      if (active.length === before) return false;
      changed();
      return true;
    },
    clear() {
      if (active.length === 0) return;
      active = [];
      changed();
    },
    reset() {
      count = 0;
      this.clear();
    },
    strike(call, preferred) {
      if (active.length === 0 && preferred === undefined) return NO_FAULTS;
      const uses: FaultUse[] = [];
      let delayMs = 0;
      let effect: DecisiveEffect | undefined;
      let retryAfter: number | undefined;
      let usedUp = false;

      const apply = (next: FaultEffect, id: string): void => {
        uses.push({ id, kind: next.kind });
        if (next.kind === "latency") delayMs += drawDelay(next, random);
        else effect = next;
      };
      if (preferred !== undefined && applies(preferred, call, true)) {
        apply(preferred, PREFERRED);
        if (preferred.kind === "rate") retryAfter = 1;
      }
      for (const { fault, rate } of active) {
        const decisive = fault.effect.kind !== "latency";
        if ((decisive && effect !== undefined) || !matches(fault.match, call)) continue;
        if (!applies(fault.effect, call, fault.match.operations !== undefined)) continue;
        if (fault.percent !== undefined && random() * 100 >= fault.percent) continue;
        if (rate !== undefined) {
          retryAfter = rate.take(`${call.parameters["org"]}/${call.parameters["app"]}`);
          if (retryAfter === undefined) continue;
        }
        fault.hits += 1;
        if (fault.remaining !== undefined) {
          fault.remaining -= 1;
          usedUp ||= fault.remaining === 0;
        }
        apply(fault.effect, fault.id);
      }
      if (usedUp) {
        active = active.filter(({ fault }) => fault.remaining !== 0);
        changed();
      }
      return { uses, delayMs, effect, retryAfter };
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

function refuseTooMany(active: readonly ActiveFault[], { effect }: FaultInput): void {
  const isReply = effect.kind === "reply";
  const same = active.filter(({ fault }) => (fault.effect.kind === "reply") === isReply).length;
  const [limit, noun] = isReply ? [MAX_REPLIES, "prepared replies"] : [MAX_FAULTS, "faults"];
  if (same >= limit) throw new TooManyFaults(`${limit} ${noun} are active, which is the limit; stop one first`);
}

/** Tests need "the next two calls" to win over "one call in ten". */
function rank(fault: Fault): number {
  if (fault.times !== undefined) return 0;
  return fault.percent === undefined ? 2 : 1;
}

function matches(match: FaultMatch, call: Call): boolean {
  const { operations, org, app, target, token } = match;
  if (operations !== undefined && !(operations as readonly string[]).includes(call.operationId)) return false;
  if (org !== undefined && org !== call.parameters["org"]) return false;
  if (app !== undefined && app !== call.parameters["app"]) return false;
  if (token !== undefined && token !== call.tokenLabel) return false;
  return target === undefined || sameTarget(target, call);
}

function sameTarget(target: string, call: Call): boolean {
  const asked = targetOf(call);
  return asked !== undefined && canonicalName(asked.kind, asked.name) === canonicalName(asked.kind, target);
}

/**
 * An error strikes the operations that declare its status: the mock breaks calls, not the contract. A status that no operation
 * declares, such as a gateway's 502, strikes all; and so does any where the operation is `named` by whoever wants the fault.
 */
function applies(effect: FaultEffect, call: Call, named: boolean): boolean {
  const isCompiled = entryOf(call.operationId) !== undefined;
  if (effect.kind === "result") return call.mock.effect !== null && (!isCompiled || tellsResults(call.operationId));
  if (named || (effect.kind !== "error" && effect.kind !== "rate")) return true;
  const status = effect.kind === "rate" ? 429 : effect.status;
  if (!isCompiled) return true;
  return responseOf(call.operationId, status) !== undefined || !isDeclaredSomewhere(status);
}

function drawDelay({ min, max }: { min: number; max?: number }, random: () => number): number {
  return max === undefined || max <= min ? min : Math.round(min + random() * (max - min));
}
