// empty, `.` and `..` resolve to another route; so do slashes, and percent signs when somebody decodes twice
const UNSAFE = /^(\.{0,2}$|.{256})|[/\\%\p{Cc}\p{Cs}]/u;

/** Says what is wrong with a path parameter's value; `undefined` where it is safe to be put into a path. */
export function pathFault(name: string, value: unknown): string | undefined {
  if (typeof value === "string" && !UNSAFE.test(value)) return undefined;
  const found = typeof value === "string" ? JSON.stringify(value.slice(0, 64)) : `no text (${typeof value})`;
  return `${name} is ${found}: take 1 to 255 characters, not only dots, no / \\ % or controls`;
}
