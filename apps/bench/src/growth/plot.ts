import type { GrowthPoint } from "./measure-axis.ts";

const PANEL = { width: 260, height: 180, left: 44, top: 34 };
const PLOT = { width: 196, height: 100 };
/** The highest cost that the plot has room for, by the smallest's. */
const TOP = 3;

/** Draws a panel for each axis: the processor time of a send by that at the smallest size, and what is kept, in words. */
export function growthPlot(measured: Readonly<Record<string, readonly GrowthPoint[]>>, limit: number): string {
  const panels = Object.entries(measured).map(([name, points], at) => panel(name, points, limit, at * PANEL.width));
  const width = PANEL.width * panels.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${PANEL.height}" width="${width}" height="${PANEL.height}" role="img" font-family="system-ui, sans-serif" font-size="10">
<title>Processor time of a send to the mock, by what it is with the least</title>
<rect width="100%" height="100%" fill="#fff"/>
${panels.join("\n")}
</svg>
`;
}

function panel(name: string, points: readonly GrowthPoint[], limit: number, x: number): string {
  const sizes = points.map(({ size }) => Math.log10(size));
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const right = (size: number): number => ((Math.log10(size) - least) / (most - least || 1)) * PLOT.width;
  const down = (cost: number): number => PLOT.height * (1 - Math.min(cost, TOP) / TOP);
  const line = points.map(({ size, cost }) => `${right(size).toFixed(1)},${down(cost.median).toFixed(1)}`).join(" ");
  const marks = points.map(({ size, cost, keptMb }) => {
    const place = `cx="${right(size).toFixed(1)}" cy="${down(cost.median).toFixed(1)}"`;
    const said = `${size.toLocaleString("en")} ${name}: ${cost.median.toFixed(2)} (${cost.min.toFixed(2)}–${cost.max.toFixed(2)}), ${keptMb.toFixed(1)} MB kept`;
    return `<circle ${place} r="3" fill="#1d4ed8"><title>${said}</title></circle>
<text x="${right(size).toFixed(1)}" y="${PLOT.height + 13}" text-anchor="middle">${short(size)}</text>`;
  });
  const ticks = [0, 1, 2, TOP].map(
    (cost) => `<line x2="${PLOT.width}" y1="${down(cost)}" y2="${down(cost)}" stroke="#e5e7eb"/>
<text x="-6" y="${down(cost) + 3}" text-anchor="end">${cost}</text>`,
  );
  const last = points.at(-1);
  const kept = last === undefined ? "" : `${last.keptMb.toFixed(0)} of ${last.limitMb.toFixed(0)} MB kept at the end`;
  return `<g transform="translate(${x + PANEL.left} ${PANEL.top})">
<text y="-14" font-weight="600">${name}</text>
${ticks.join("\n")}
<line x2="${PLOT.width}" y1="${down(limit).toFixed(1)}" y2="${down(limit).toFixed(1)}" stroke="#b91c1c" stroke-dasharray="4 3"/>
<polyline points="${line}" fill="none" stroke="#1d4ed8" stroke-width="1.5"/>
${marks.join("\n")}
<text y="${PLOT.height + 32}" fill="#4b5563">${kept}</text>
</g>`;
}

/** `1000000` is `1M`. */
function short(size: number): string {
  if (size >= 1_000_000) return `${size / 1_000_000}M`;
  return size >= 1_000 ? `${size / 1_000}k` : String(size);
}
