import type { Json } from "./json.ts";

/** A piece of TypeScript inside a printed literal: a name that stands for a value printed elsewhere. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Printable =
  | null
  | boolean
  | number
  | string
  | Code
  | readonly Printable[]
  | { readonly [key: string]: Printable | undefined };

const LINE_WIDTH = 120;

/** Prints a value as a TypeScript expression, in one line where it fits; keys whose value is undefined are left out. */
export function literal(value: Printable | Json, indent = 0): string {
  if (value instanceof Code) return value.text;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Array.isArray(value)
    ? value.map((item: Printable) => literal(item, indent + 2))
    : Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .map(([key, child]) => `${propertyName(key)}: ${literal(child as Printable, indent + 2)}`);
  const [open, close, gap] = Array.isArray(value) ? ["[", "]", ""] : ["{", "}", " "];
  if (parts.length === 0) return `${open}${close}`;
  const line = `${open}${gap}${parts.join(", ")}${gap}${close}`;
  if (!line.includes("\n") && line.length + indent <= LINE_WIDTH - 30) return line;
  const margin = " ".repeat(indent + 2);
  return `${open}\n${parts.map((part) => `${margin}${part},\n`).join("")}${" ".repeat(indent)}${close}`;
}

export function propertyName(key: string): string {
  // `__proto__: x` in a literal sets the prototype; a computed key does not.
  if (key === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
