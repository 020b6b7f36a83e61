import type { Clock } from "../../src/sender/clock.ts";

/** Pseudo-random numbers that a seed repeats: mulberry32. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed | 0;
  }
  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }
  happens(chance: number): boolean {
    return this.next() < chance;
  }
}

interface Wakening {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

/** Time that passes only when everybody waits. */
export class World {
  now = 1000;
  #order = 0;
  #sleepers: Wakening[] = [];

  /** Resolves at a time. */
  at(time: number): Promise<void> {
    this.#order += 1;
    const order = this.#order;
    return new Promise((wake) => {
      this.#sleepers.push({ at: time, order, wake });
    });
  }

  /** Lets time pass until the promise settles, or until `horizon`. True where it settled. */
  async passUntil(promise: Promise<unknown>, horizon: number): Promise<boolean> {
    let settled = false;
    const end = (): void => {
      settled = true;
    };
    promise.then(end, end);
    for (;;) {
      // whatever can go on without time passing goes on first: a tick comes when no promise has anything left to do
      await new Promise<void>((resolve) => process.nextTick(resolve));
      if (settled) return true;
      if (this.now > horizon) return false;
      const next = this.#takeNext();
      if (!next) return settled;
      this.now = Math.max(this.now, next.at);
      next.wake();
    }
  }

  #takeNext(): Wakening | undefined {
    let first = 0;
    let best = this.#sleepers[0];
    for (let index = 1; index < this.#sleepers.length; index += 1) {
      const sleeper = this.#sleepers[index];
      if (!best || !sleeper) continue;
      if (sleeper.at > best.at || (sleeper.at === best.at && sleeper.order > best.order)) continue;
      [first, best] = [index, sleeper];
    }
    return this.#sleepers.splice(first, 1)[0];
  }
}

/** A process of the simulation: it can be killed, after which nothing of it goes on, and stopped for a while. */
export class SimulatedProcess {
  #dead = false;
  #stoppedUntil = 0;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  kill(): void {
    this.#dead = true;
  }

  stopUntil(time: number): void {
    this.#stoppedUntil = Math.max(this.#stoppedUntil, time);
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Goes on as soon as the process may; never, when it is dead. */
  async running(): Promise<void> {
    while (!this.#dead && this.#stoppedUntil > this.#world.now) await this.#world.at(this.#stoppedUntil);
    if (this.#dead) await new Promise(() => {});
  }

  /** A clock as this process sees it. */
  clock(): Clock {
    return {
      now: () => this.#world.now,
      sleep: async (ms) => {
        await this.#world.at(this.#world.now + Math.max(0, ms));
        await this.running();
      },
    };
  }
}
