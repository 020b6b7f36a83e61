import type { CompiledError, CompiledValidator } from "./compiled-validator.ts";
import { cut, describeValue, MAX_PHRASE_CHARACTERS } from "./describe-value.ts";
import { expectation } from "./expectation.ts";
import type { Violation } from "./violation.ts";

/** The most violations that one value is told of. */
export const MAX_VIOLATIONS = 20;

const SUBJECTS: Readonly<Record<Violation["in"], string>> = {
  body: "body",
  path: "path parameter",
  query: "query parameter",
  header: "header",
  cookie: "cookie",
  reply: "reply",
};

/** What is found wrong with what is right: always this list. */
export const NO_VIOLATIONS: readonly never[] = Object.freeze([]);

/** Runs a validator and puts what it found into words. `base` is the pointer of `value` within its part. */
export function violationsOf(
  part: Violation["in"],
  validate: CompiledValidator,
  value: unknown,
  base = "",
): readonly Violation[] {
  if (validate(value)) return NO_VIOLATIONS;
  const violations: Violation[] = [];
  for (const error of validate.errors ?? []) {
    if (violations.length === MAX_VIOLATIONS) break;
    // A dispatch that failed says nothing beyond what its branch says. The list has holes where it was cut short.
    if (error !== undefined && error.keyword !== "if") violations.push(toViolation(part, error, value, base));
  }
  return violations;
}

function toViolation(part: Violation["in"], error: CompiledError, root: unknown, base: string): Violation {
  // A union's error stands at the object, but it speaks of the property that should have told the branches apart.
  const tag = error.keyword === "discriminator" ? `/${String(error.params["tag"])}` : "";
  const instancePath = error.instancePath + tag;
  const value = valueAt(root, instancePath);
  const { verb, phrase } = expectation(error, value);
  const expected = cut(phrase, MAX_PHRASE_CHARACTERS);
  const got = cut(describeValue(value, instancePath.slice(instancePath.lastIndexOf("/") + 1)), MAX_PHRASE_CHARACTERS);
  const pointer = cut(base + instancePath, MAX_PHRASE_CHARACTERS);
  const where =
    part === "body" || part === "reply"
      ? `${SUBJECTS[part]}${pointer && ` ${pointer}`}`
      : `${SUBJECTS[part]} ${pointer.slice(1)}`;
  return {
    in: part,
    pointer,
    keyword: error.keyword,
    expected,
    got,
    message: `${where} must ${verb} ${expected}, got ${got}`,
    schemaPath: error.schemaPath,
  };
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
