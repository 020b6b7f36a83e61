/** The form of a word that fits a count. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
