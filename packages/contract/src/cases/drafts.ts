import { type BodyFamily, type BodyProbe, writeProbe } from "./body-probe.ts";
import { examples } from "./examples.ts";
import type { OperationContext } from "./operation-context.ts";

/** A body that was judged, and is written. */
export interface Draft {
  readonly probe: BodyProbe;
  readonly bytes: Uint8Array;
}

/** The bodies of a family, made as they are asked for. */
export type Drafts = (context: OperationContext, family: BodyFamily) => Iterable<Draft>;

/** Operations that take the same body share its drafts: each is judged and written once. */
export function createDrafts(): Drafts {
  const known = new Map<string, Map<BodyFamily, Iterable<Draft>>>();
  return (context, family) => {
    // What is told of an example names the operation.
    if (context.media === undefined || family === examples) return drafts(context, family);
    const ofBody = known.get(context.media.pointer) ?? new Map<BodyFamily, Iterable<Draft>>();
    known.set(context.media.pointer, ofBody);
    const kept = ofBody.get(family) ?? keeping(drafts(context, family));
    ofBody.set(family, kept);
    return kept;
  };
}

function* drafts(context: OperationContext, family: BodyFamily): Generator<Draft> {
  for (const probe of family(context)) {
    const bytes = writeProbe(context, probe);
    if (bytes !== undefined) yield { probe, bytes };
  }
}

/** Gives again what it has given before. */
function keeping<Item>(source: Iterator<Item>): Iterable<Item> {
  const kept: Item[] = [];
  return {
    *[Symbol.iterator]() {
      for (let index = 0; ; index += 1) {
        if (index === kept.length) {
          const next = source.next();
          if (next.done === true) return;
          kept.push(next.value);
        }
        yield kept[index] as Item;
      }
    },
  };
}
