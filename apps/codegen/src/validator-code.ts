import { keysOf } from "./json.ts";
import { capitalized } from "./words.ts";

/** `/components/schemas/ErrorReply` -> `validateErrorReply`; a schema without a name is called after where it stands. */
export function functionName(at: string): string {
  const keys = keysOf(at);
  const words =
    at.startsWith("/components/schemas/") && keys.length === 3
      ? keys.slice(2)
      : keys.filter((key) => key !== "components");
  return `validate${words
    .join("-")
    .split(/[^A-Za-z0-9]+/)
    .map(capitalized)
    .join("")}`;
}

/** In Ajv's code every function counts schema paths from its own schema; in a violation they count from the contract's root. */
export function absoluteSchemaPaths(code: string, pointerOf: ReadonlyMap<string, string>): string {
  return code
    .split(/^(?=function )/m)
    .map((part) => {
      const at = pointerOf.get(/^function (\w+)\(/.exec(part)?.[1] ?? "");
      return at === undefined ? part : part.replaceAll('schemaPath: "#/', () => `schemaPath: "#${at}/`);
    })
    .join("");
}

/** Gives each function the name of its schema, `validateErrorReply`, in place of Ajv's number and the alias beside it. */
export function namedFunctions(
  code: string,
  pointerOf: ReadonlyMap<string, string>,
  nameOf: (at: string) => string,
): string {
  const names = new Map([...pointerOf].map(([name, at]) => [name, nameOf(at)]));
  return code
    .replace(/^var (\w+) = (validate\d+);\n/gm, "")
    .replace(/\bvalidate\d+\b/g, (name) => names.get(name) ?? name);
}

/** A text in quotes, whatever it holds. */
export const TEXT: string = String.raw`"(?:[^"\\\n]|\\.)*"`;

/** The code alone, for a look at how it is written: names of the contract stand in texts. */
export function withoutTexts(code: string): string {
  return code.replace(new RegExp(TEXT, "g"), '""');
}

const MAX_ERRORS = 64;

const BOUNDED_LISTS = `const MAX_ERRORS = ${MAX_ERRORS};

function add(errors, instancePath, schemaPath, keyword, params) {
  const error = { instancePath, schemaPath, keyword, params };
  if (errors === null) return [error];
  if (errors.length < MAX_ERRORS) errors.push(error);
  return errors;
}

function addAll(errors, more) {
  return errors === null ? more : errors.concat(more).slice(0, MAX_ERRORS);
}

`;

const ERROR = String.raw`\{ instancePath(: (?:${TEXT}|[^"\n])*?)?, schemaPath: (${TEXT}), keyword: (${TEXT}), params: (\{(?:${TEXT}|[^{}"])*\})(?:, propertyName: \w+)? \}`;
/** Ajv's way to add an error, which is empty where it only asks whether there is one. */
const ADDED = new RegExp(
  String.raw`const (err\d+) = (?:\{\}|${ERROR});\s*if \(vErrors === null\) \{\s*vErrors = \[\1\];\s*\} else \{\s*vErrors\.push\(\1\);\s*\}`,
  "g",
);

/**
 * Ajv can stop at the first error or keep all of them, and a reply with a million wrong elements would fill the memory. The
 * lists are cut here; the counters beside them, which decide whether a value is valid, run on.
 */
export function boundErrorLists(code: string): string {
  const bounded = code
    .replace(
      ADDED,
      (_, _name, path = "", schemaPath = "", keyword = "", params = "") =>
        `vErrors = add(vErrors${schemaPath && `, ${path.slice(2) || "instancePath"}, ${schemaPath}, ${keyword}, ${params}`});`,
    )
    .replace(/vErrors === null \? (\w+\.errors) : vErrors\.concat\(\1\)/g, "addAll(vErrors, $1)")
    .replace(/\bvErrors\.length = (_errs\w+);/g, "vErrors.length = Math.min($1, vErrors.length);");
  if (/vErrors\.(?:push|concat)\(|vErrors\.length = _errs/.test(withoutTexts(bounded))) {
    throw new Error(
      "Ajv writes its lists of errors in a way that boundErrorLists does not know: adapt it to this version of Ajv.",
    );
  }
  return BOUNDED_LISTS + bounded;
}
