/** How deep a value is kept: what prints errors is not prepared for more. */
const DEEPEST = 20;

/** A copy of a value that JSON was parsed to, every text in it cleaned, names too; what is too deep is cut, and so is `__proto__`. */
export function cleanJson(value: unknown, clean: (text: string) => string, depth: number = DEEPEST): unknown {
  if (typeof value === "string") return clean(value);
  // a secret of digits alone can be written as a number
  if (typeof value === "number") return clean(String(value)) === String(value) ? value : clean(String(value));
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return "[…]";
  if (Array.isArray(value)) return value.map((each) => cleanJson(each, clean, depth - 1));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      name === "__proto__" ? [] : [[clean(name), cleanJson(each, clean, depth - 1)]],
    ),
  );
}
