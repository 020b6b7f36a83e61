/** Pixels. */
const LINE = 20;
const LETTER = 7.8;
const MARGIN = 16;
const BAR = 28;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&<>]/g, (one) => escapes[one] ?? one);

/** Lines of a terminal as a picture that scales. */
export function drawTerminal(lines: readonly string[]): string {
  const width = Math.ceil(Math.max(...lines.map(({ length }) => length)) * LETTER + 2 * MARGIN);
  const height = BAR + lines.length * LINE + MARGIN;
  const texts = lines.map((line, index) => {
    const colour = line.startsWith("$") ? "#e9ecf1" : line.includes("unknown, rejected") ? "#e9b04a" : "#b6bdc9";
    return `<text x="${MARGIN}" y="${BAR + (index + 1) * LINE - 6}" fill="${colour}" xml:space="preserve">${escaped(line)}</text>`;
  });
  const dots = ["#ff8f86", "#e9b04a", "#56cc93"].map(
    (colour, index) => `<circle cx="${MARGIN + 4 + index * 16}" cy="15" r="5" fill="${colour}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="A run of emchat-campaign on a terminal" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13">
<rect width="${width}" height="${height}" rx="8" fill="#14181f"/>
${dots.join("\n")}
${texts.join("\n")}
</svg>
`;
}
