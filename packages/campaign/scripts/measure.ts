// What is promised of rate, ledger and size, measured on both stores. Prints figures as JSON, and how far it is on stderr.
//
//   node --conditions=@emchat/source scripts/measure.ts [--quick] [--store sqlite,postgres] [--only rate,weights,ledger,million]
import { parseArgs } from "node:util";
import { placeStore } from "../test/harness/place-store.ts";
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
const parts = { rate: measureRate, weights: measureWeights, ledger: measureLedger, million: measureMillion };

const figures: Figure[] = [];
for (const kind of values.store.split(",")) {
  if (!Object.hasOwn(STORE_NAMES, kind)) throw new Error(`--store: there is no ${kind}, but sqlite and postgres`);
  const place = await placeStore(kind as StoreKind);
  try {
    for (const [name, measure] of Object.entries(parts)) {
      if (!values.only.split(",").includes(name)) continue;
      for await (const figure of measure(kind as StoreKind, place, values.quick)) {
        process.stderr.write(`${figure.store}, ${figure.what}: ${figure.measured} ${figure.wanted}\n`);
        figures.push(figure);
      }
    }
  } finally {
    place.remove();
  }
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
