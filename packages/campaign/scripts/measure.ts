// What is promised of rate, ledger and size, measured on both stores. Prints figures as JSON, and how far it is on stderr.
//
//   node --conditions=@emchat/source scripts/measure.ts [--quick] [--store sqlite,postgres] [--only rate,weights,ledger,million]
import { parseArgs } from "node:util";
import { placeStore, type StorePlace } from "../test/harness/place-store.ts";
import { type Figure, STORE_NAMES, type StoreKind } from "./measure/figure.ts";
import { measureLedger, measureMillion } from "./measure/ledger.ts";
import { measureRate, measureWeights } from "./measure/rate.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    store: { type: "string", default: "sqlite,postgres" },
    only: { type: "string", default: "rate,weights,ledger,million" },
  },
});
/** These mostly wait for a rate: both stores wait together. The others take all that a processor has: one store after the other. */
const waiting = { rate: measureRate, weights: measureWeights };
const busy = { ledger: measureLedger, million: measureMillion };
type Part = (kind: StoreKind, place: StorePlace, quick: boolean) => AsyncGenerator<Figure>;

const chosen = (parts: Readonly<Record<string, Part>>): Part[] =>
  Object.entries(parts).flatMap(([name, part]) => (values.only.split(",").includes(name) ? [part] : []));

async function measured(parts: readonly Part[], kind: StoreKind, place: StorePlace): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const part of parts)
    for await (const figure of part(kind, place, values.quick)) {
      process.stderr.write(`${figure.store}, ${figure.what}: ${figure.measured} ${figure.wanted}\n`);
      figures.push(figure);
    }
  return figures;
}

const kinds = values.store.split(",").map((kind) => {
  if (!Object.hasOwn(STORE_NAMES, kind)) throw new Error(`--store: there is no ${kind}, but sqlite and postgres`);
  return kind as StoreKind;
});
const places: { readonly kind: StoreKind; readonly place: StorePlace }[] = [];
try {
  for (const kind of kinds) places.push({ kind, place: await placeStore(kind) });
  const figures = await Promise.all(places.map(({ kind, place }) => measured(chosen(waiting), kind, place)));
  for (const [at, { kind, place }] of places.entries())
    figures[at]?.push(...(await measured(chosen(busy), kind, place)));
  process.stdout.write(`${JSON.stringify(figures.flat())}\n`);
} finally {
  for (const { place } of places) place.remove();
}
