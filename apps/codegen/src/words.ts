export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A description's paragraphs, one line each with an empty line between, so that they can be wrapped anew; lists and tables stay. */
export function paragraphs(description: string): string[] {
  return description
    .trim()
    .split(/\n\s*\n/)
    .flatMap((paragraph) => [
      "",
      ...(/^\s*[-*|]/m.test(paragraph) ? paragraph.split("\n") : [paragraph.replace(/\s+/g, " ").trim()]),
    ])
    .slice(1);
}

/** `push settings`, `push-settings` and `push_settings` become `pushSettings`. */
export function camelCase(words: string): string {
  const [first = "", ...rest] = words.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capitalized).join("");
}
