/** A table; cells are Markdown, on one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${head.map(() => " --- |").join("")}`, ...rows.map(line)].join("\n");
}

function cell(content: string): string {
  return content.replaceAll(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
}

export function code(content: string): string {
  return content === "" ? "" : `\`${content}\``;
}

/** A block of code, fenced by more backticks than stand in it. */
export function block(language: string, content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${content.replace(/\n+$/, "")}\n${fence}`;
}

/** The paragraphs and whatever else there is, an empty line between them. */
export function paragraphs(...parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
