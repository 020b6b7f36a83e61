/** Whether an id is meant by one of the patterns; `*` stands for any text. No pattern means every id. */
export function selects(patterns: readonly string[], id: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matcher(pattern).test(id));
}

const matcher = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, "\\$&"))
      .join(".*")}$`,
    "su",
  );
