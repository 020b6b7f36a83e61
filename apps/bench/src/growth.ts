import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { AXES, type GrowthPoint, measureAxis } from "./growth/measure-axis.ts";
import { growthPlot } from "./growth/plot.ts";
import { printTable } from "./table.ts";
import { verdictOf } from "./verdict.ts";

/**
 * What a send costs a mock that has much to do with: messages, users, sessions, listeners. Each is measured beside a mock that has little,
 * by turns. Draws `docs/growth.svg`.
 *
 *   node --conditions=@emchat/source src/growth.ts [--rounds 8] [--largest 1000000] [--axis NAME]...
 *
 * Needs `pnpm build` before. A million messages take some minutes; `--largest` leaves out what is larger. With `--axis` nothing is drawn.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "8" },
    largest: { type: "string", default: "1000000" },
    axis: { type: "string", multiple: true },
  },
});
const MOST_OF_SMALLEST = 1.15;

const measured: Record<string, readonly GrowthPoint[]> = {};
for (const axis of AXES) {
  if (values.axis?.includes(axis.name) === false) continue;
  const sizes = axis.sizes.filter((size) => size <= Number(values.largest));
  measured[axis.name] = await measureAxis({ ...axis, sizes }, Number(values.rounds));
}
printTable(
  ["how many", "of the smallest's processor time", "lowest", "highest", "kept MB", "of MB"],
  Object.entries(measured).flatMap(([name, points]) =>
    points.map(({ size, cost, keptMb, limitMb }) => [
      `${size.toLocaleString("en")} ${name}`,
      verdictOf(cost.median, { atMost: MOST_OF_SMALLEST }, 2),
      cost.min.toFixed(2),
      cost.max.toFixed(2),
      keptMb.toFixed(1),
      limitMb.toFixed(0),
    ]),
  ),
);
if (values.axis === undefined)
  await writeFile(new URL("../../../docs/growth.svg", import.meta.url), growthPlot(measured, MOST_OF_SMALLEST));
