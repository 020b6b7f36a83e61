import type { CompiledError } from "./compiled-validator.ts";
import { quote } from "./describe-value.ts";
import { knownKeys, knownTags } from "./generated/validators.ts";
import { nearest } from "./nearest.ts";

/** What a rule asks for. It reads after "must": `be` "a string", `have` "the property msg". */
export interface Expectation {
  readonly verb: "be" | "have" | "match" | "keep";
  readonly phrase: string;
}

/** Puts the rule that an error speaks of into words. `value` is what broke it. */
export function expectation(error: CompiledError, value: unknown): Expectation {
  const { keyword, params, schemaPath } = error;
  const limit = String(params["limit"]);
  switch (keyword) {
    case "type":
      return be(
        [params["type"]]
          .flat()
          .flatMap((type) => String(type).split(","))
          .map(withArticle)
          .join(" or "),
      );
    case "enum":
      return be(oneOf([params["allowedValues"]].flat(), value));
    case "const":
      return be(oneOf([params["allowedValue"]], value));
    case "discriminator":
      return be(oneOf(knownTags[schemaPath] ?? [], value));
    case "pattern":
      return { verb: "match", phrase: `the pattern ${String(params["pattern"])}` };
    case "required":
      return { verb: "have", phrase: `the property ${name(params["missingProperty"])}` };
    case "additionalProperties":
      return { verb: "have", phrase: noProperty(String(params["additionalProperty"]), knownKeys[schemaPath] ?? []) };
    case "minLength":
      return be(limit === "1" ? "a string that is not empty" : `a string of at least ${limit} characters`);
    case "maxLength":
      return be(`a string of at most ${counted(limit, "character")}`);
    case "minimum":
      return be(`a number of at least ${limit}`);
    case "maximum":
      return be(`a number of at most ${limit}`);
    case "exclusiveMinimum":
      return be(`a number above ${limit}`);
    case "exclusiveMaximum":
      return be(`a number below ${limit}`);
    case "multipleOf":
      return be(`a multiple of ${String(params["multipleOf"])}`);
    case "minItems":
      return be(`an array of at least ${counted(limit, "element")}`);
    case "maxItems":
      return be(`an array of at most ${counted(limit, "element")}`);
    case "uniqueItems":
      return be("an array without equal elements");
    case "minProperties":
      return be(`an object with at least ${counted(limit, "key")}`);
    case "maxProperties":
      return be(`an object with at most ${counted(limit, "key")}`);
    default:
      return { verb: "keep", phrase: `the contract's rule ${schemaPath}` };
  }
}

function be(phrase: string): Expectation {
  return { verb: "be", phrase };
}

function withArticle(type: string): string {
  if (type === "null") return type;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

function counted(limit: string, thing: string): string {
  return `${limit} ${thing}${limit === "1" ? "" : "s"}`;
}

function oneOf(allowed: readonly unknown[], value: unknown): string {
  const values = allowed.map((one) => (typeof one === "object" ? JSON.stringify(one) : String(one)));
  const hint = typeof value === "string" ? didYouMean(nearest(value, values)) : "";
  return `${values.length > 1 ? "one of " : ""}${values.join(", ")}${hint}`;
}

function noProperty(given: string, known: readonly string[]): string {
  return `no property ${name(given)}${didYouMean(nearest(given, known))}`;
}

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` (did you mean ${suggestion}?)`;
}

/** A property's name: bare where it is a plain word, else in quotes and cut. */
function name(given: unknown): string {
  const text = String(given);
  return /^[\w-]{1,40}$/.test(text) ? text : quote(text);
}
