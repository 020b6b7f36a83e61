import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { AXES, type GrowthPoint, measureAxis } from "./growth/measure-axis.ts";
import { growthPlot } from "./growth/plot.ts";
import { machine } from "./page.ts";
import { tableText } from "./table.ts";
import { verdictOf } from "./verdict.ts";

/**
 * What a send costs a mock that has much to do with: messages, users, sessions, listeners. Each is measured beside a mock that has little,
 * by turns. As a whole it takes some minutes, because a million messages are sent, and writes `docs/growth.md` and `docs/growth.svg`.
 *
 *   node --conditions=@emchat/source src/growth.ts [--rounds 8] [--largest 10000] [--axis NAME]...
 *
 * Needs `pnpm build` before. `--largest` leaves out what is larger, `--axis` the other axes; then nothing is written.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "8" },
    largest: { type: "string", default: "Infinity" },
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
const table = tableText(
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
process.stdout.write(table);
if (values.axis === undefined && values.largest === "Infinity") {
  const docs = new URL("../../../docs/", import.meta.url);
  await writeFile(new URL("growth.svg", docs), growthPlot(measured, MOST_OF_SMALLEST));
  const page = [
    "# Growth",
    await machine(),
    "What a send costs a mock that has much to do with, by what it costs one that has little, by turns; and what is kept of it all. Written by `pnpm bench growth`, which sends 1.1 million messages.",
    "![the same as a plot](growth.svg)",
    `\`\`\`text\n${table.trimEnd()}\n\`\`\``,
  ];
  await writeFile(new URL("growth.md", docs), `${page.join("\n\n")}\n`);
}
