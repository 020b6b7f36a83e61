import type { RawRequest } from "@emchat/emulator";
import { differences } from "./differences.ts";
import { generatedRequests } from "./generated-requests.ts";
import { createOurSide } from "./our-side.ts";
import { agree, type Outcome } from "./outcome.ts";
import { createPrismSide } from "./prism-side.ts";

/** A request that the two answer differently for no known reason. */
export interface Disagreement {
  readonly request: string;
  /** What the entries that were used have left of it. */
  readonly left: string;
  readonly used: readonly string[];
  readonly ours: Outcome;
  readonly prism: Outcome;
}

/** What the comparison found. */
export interface Comparison {
  readonly requests: number;
  readonly agreed: number;
  /** How many requests each entry of the list explains. */
  readonly explained: ReadonlyMap<string, number>;
  /** How many requests no entries explain. */
  readonly disagreements: number;
  /** The first of those. */
  readonly samples: readonly Disagreement[];
  /** How many requests came to which status on our side. */
  readonly statuses: ReadonlyMap<string, number>;
}

const SHOWN = 25;

/** Gives both sides the same generated requests. */
export async function compare(requests: number, seed: number): Promise<Comparison> {
  const [ours, prism] = [createOurSide(), await createPrismSide()];
  const explained = new Map<string, number>(differences.map(({ id }) => [id, 0]));
  const statuses = new Map<string, number>();
  const samples: Disagreement[] = [];
  const source = generatedRequests(seed);
  let agreed = 0;
  let disagreements = 0;
  for (let count = 0; count < requests; count += 1) {
    const raw = source.next().value;
    const own = await ours(raw);
    const status = own.kind === "reply" ? String(own.status) : own.kind;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);

    // Every difference takes its part out of the request, until Prism agrees on what is left.
    const used = new Set<string>();
    let left = raw;
    for (;;) {
      const theirs = await prism(left);
      if (agree(own, theirs)) {
        if (used.size === 0) agreed += 1;
        break;
      }
      const entry = differences.find(({ id, when }) => !used.has(id) && when(left, own, theirs));
      if (entry === undefined) {
        disagreements += 1;
        if (samples.length < SHOWN)
          samples.push({ request: describe(raw), left: describe(left), used: [...used], ours: own, prism: theirs });
        break;
      }
      used.add(entry.id);
      if (entry.without === undefined) break;
      left = entry.without(left);
    }
    for (const id of used) explained.set(id, (explained.get(id) ?? 0) + 1);
  }
  return { requests, agreed, explained, disagreements, samples, statuses };
}

function describe({ method, target, headers, body }: RawRequest): string {
  const text = body === undefined ? "" : Buffer.from(body).toString("utf8").slice(0, 200);
  return `${method} ${target.slice(0, 200)} ${JSON.stringify(headers)} ${text}`;
}
