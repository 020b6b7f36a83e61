/** Whether an id is meant by one of the patterns; `*` stands for any text. No pattern means every id. */
export function selects(patterns: readonly string[], id: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matcher(pattern).test(id));
}

/** Thousands of ids are held against the same few patterns. */
const matchers = new Map<string, RegExp>();

function matcher(pattern: string): RegExp {
  const known = matchers.get(pattern);
  if (known !== undefined) return known;
  const parts = pattern.split("*").map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  const made = new RegExp(`^${parts.join(".*")}$`, "su");
  matchers.set(pattern, made);
  return made;
}
