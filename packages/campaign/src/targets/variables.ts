/** What placeholders mean, from a row's other columns: texts, numbers and truth values, as text. */
export function variablesOf(row: Readonly<Record<string, unknown>>): Record<string, string> | undefined {
  const pairs = Object.entries(row).flatMap(([name, value]) =>
    ["string", "number", "boolean"].includes(typeof value) ? [[name, String(value)] as const] : [],
  );
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}
