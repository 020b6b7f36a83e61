import { TEXT, withoutTexts } from "./validator-code.ts";

const PARAMETERS = '{ instancePath = "", parentData, parentDataProperty, rootData = data } = {}';
const ARGUMENTS = new RegExp(
  String.raw`\{ instancePath(?:: ((?:${TEXT}|[^"\n])*?))?, parentData(?:: \w+)?, parentDataProperty(?:: (?:${TEXT}|\w+))?, rootData \}`,
  "g",
);
const MEMBER = String.raw`\.\w+|\[${TEXT}\]`;
const LISTED = new RegExp(String.raw`\b(schema\d+)((?:${MEMBER})+)(?= \})`, "g");

/**
 * Ajv hands each function the object around the value, for keywords that no contract has, and keeps whole schemas for the
 * lists of values that its errors tell. A bundle carries both, and every call pays for the first: a path is all that is
 * handed over, and an error holds its list.
 */
export function slimValidators(code: string): string {
  const paths = code
    .replaceAll(PARAMETERS, () => 'instancePath = ""')
    .replace(ARGUMENTS, (_, path: string | undefined) => path ?? "instancePath");
  if (/\b(?:parentData|rootData)\b/.test(withoutTexts(paths)))
    throw new Error("Ajv hands over more than slimValidators knows: adapt it to this version of Ajv.");
  return withListsInPlace(paths);
}

/** `schema15.properties.type.enum` -> `["img"]`, and no `schema15` where nothing else needs it. */
function withListsInPlace(code: string): string {
  const schemas = new Map(
    [...code.matchAll(/^var (schema\d+) = (\{.*\});$/gm)].map(([, name = "", text = ""]) => [name, text]),
  );
  const inPlace = code.replace(LISTED, (whole, name: string, members: string) => {
    const text = schemas.get(name);
    return text === undefined ? whole : JSON.stringify(valueAt(JSON.parse(text), members));
  });
  return inPlace.replace(/^var (schema\d+) = .*;\n/gm, (line, name: string) =>
    inPlace.split(new RegExp(String.raw`\b${name}\b`)).length > 2 ? line : "",
  );
}

function valueAt(schema: unknown, members: string): unknown {
  const keys = [...members.matchAll(new RegExp(MEMBER, "g"))].map(([member]) =>
    member.startsWith(".") ? member.slice(1) : JSON.parse(member.slice(1, -1)),
  );
  return keys.reduce<unknown>((value, key) => Reflect.get(Object(value), key), schema);
}
