const LINE_WIDTH = 120;

/** What a generated file says about itself at its top. */
export function header(what: string, from: readonly string[]): string {
  return `// ${what}\n// Generated from ${from.join(" and ")} by \`pnpm generate\`. Do not edit: the next run overwrites it.\n\n`;
}

/** A doc comment of the given paragraphs, wrapped, ready to stand before a declaration. */
export function docComment(lines: readonly string[], indent = 0): string {
  const margin = " ".repeat(indent);
  const safe = lines.flatMap((line) => wrapped(line.replaceAll("*/", "*\\/").trimEnd(), LINE_WIDTH - indent - 3));
  if (safe.length === 1) return `${margin}/** ${safe[0]} */\n`;
  return `${margin}/**\n${safe.map((line) => `${margin} *${line ? ` ${line}` : ""}\n`).join("")}${margin} */\n`;
}

function wrapped(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width && rest.lastIndexOf(" ", width) > 0) {
    const end = rest.lastIndexOf(" ", width);
    lines.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  return [...lines, rest];
}
