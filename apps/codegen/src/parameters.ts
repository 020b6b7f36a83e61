import { ContractError } from "./contract-error.ts";
import { HEADER_NAME, headerNameFault, isHeaderText } from "./header-names.ts";
import { isObject, type Json, type JsonObject, text } from "./json.ts";
import { readExamples } from "./named-examples.ts";
import type { Parameter } from "./operation.ts";
import { type ParameterShape, parameterShape } from "./parameter-shape.ts";
import type { Source } from "./source.ts";
import { isInherited } from "./taken-names.ts";

/** Place of a parameter -> the styles it may be written in, the usual one first, and the shapes that each can carry. */
const STYLES: Readonly<
  Record<Parameter["in"], Readonly<Record<string, readonly ("scalar" | ParameterShape["type"])[]>>>
> = {
  path: { simple: ["scalar"] },
  query: {
    form: ["scalar", "array", "object"],
    spaceDelimited: ["array"],
    pipeDelimited: ["array"],
    deepObject: ["object"],
  },
  header: { simple: ["scalar", "array"] },
  cookie: { form: ["scalar"] },
};
/** Segments that URL parsers take out of a path. */
const PATH_DROPS = /^\.{0,2}$/;
/** Styles whose values stand in one text as they are, and what stands between them. */
const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|", simple: "," };

/** All parameters of an operation: those of the path in the order of its template, then the others. The operation's win over the path's. */
export function readParameters(source: Source, path: string, at: string, itemPointer: string): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const owner of [itemPointer, at]) {
    for (const parameter of parametersOf(source, owner)) {
      const other = found.get(keyOf(parameter));
      if (other && other.name !== parameter.name) {
        throw new ContractError(
          source.place(parameter.pointer),
          `the header ${parameter.name} takes the place of the path's ${other.name}, and is spelt otherwise`,
          "Write both names alike",
        );
      }
      found.set(keyOf(parameter), parameter);
    }
  }
  const ofPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => {
    const parameter = found.get(`path ${name}`);
    if (parameter) return parameter;
    throw new ContractError(
      source.place(at),
      `the path has {${name}}, but no path parameter describes it`,
      `Add a parameter ${name} with "in: path"`,
    );
  });
  const stray = [...found.values()].find((parameter) => parameter.in === "path" && !ofPath.includes(parameter));
  if (stray) {
    throw new ContractError(
      source.place(stray.pointer),
      `the path ${path} has no {${stray.name}}`,
      "Write it into the path, or remove the parameter",
    );
  }
  refuseTakenMembers(source, [...found.values()]);
  return [...ofPath, ...[...found.values()].filter((parameter) => parameter.in !== "path")];
}

function parametersOf(source: Source, owner: string): Parameter[] {
  const { value } = source.resolve(owner);
  const list = isObject(value) ? value["parameters"] : undefined;
  const seen = new Set<string>();
  return (Array.isArray(list) ? [...list.keys()] : []).map((index) => {
    const parameter = readParameter(source, `${owner}/parameters/${index}`);
    if (seen.has(keyOf(parameter))) {
      throw new ContractError(
        source.place(`${owner}/parameters/${index}`),
        `the ${parameter.in} parameter ${parameter.name} is there twice`,
        "Keep one of them",
      );
    }
    seen.add(keyOf(parameter));
    return parameter;
  });
}

/** What tells two parameters apart; the case of a header's name does not. */
function keyOf({ in: place, name }: Parameter): string {
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

/** The members of an object that stand in a query by themselves, one of which may be a parameter of its own. */
function refuseTakenMembers(source: Source, found: readonly Parameter[]): void {
  for (const { in: place, style, explode, shape, name, pointer } of found) {
    if (place !== "query" || style !== "form" || !explode || shape.type !== "object") continue;
    const taken = found.find((other) => other.in === "query" && Object.hasOwn(shape.properties, other.name));
    if (taken)
      throw new ContractError(
        source.place(pointer),
        `the parameter ${name} has the key ${taken.name}, which is written as the parameter ${taken.name} is`,
        "Rename one of them, or write style: deepObject",
      );
  }
}

function readParameter(source: Source, at: string): Parameter {
  const { value, pointer } = source.resolve(at);
  const given = isObject(value) ? value : {};
  const name = text(given, "name") ?? "";
  const bad = (problem: string, remedy: string): ContractError =>
    new ContractError(source.place(pointer), `the parameter ${name} ${problem}`, remedy);
  const place = text(given, "in") as Parameter["in"];
  const styles = STYLES[place];
  if (!styles) throw bad(`is in ${JSON.stringify(given["in"])}`, `Write one of ${Object.keys(STYLES).join(", ")}`);
  if (place === "path" && given["required"] !== true) {
    throw bad("is in the path, and so it is required", "Write required: true");
  }
  const nameFault = nameFaultOf(place, name);
  if (nameFault) throw bad(...nameFault);
  const [usual = ""] = Object.keys(styles);
  const style = text(given, "style") ?? usual;
  const shapes = styles[style];
  if (!shapes) throw bad(`has the style ${style}`, `Write one of ${Object.keys(styles).join(", ")}`);
  if (!isObject(given["schema"])) throw bad("has no schema", "Write one");
  const shape = parameterShape(source, `${pointer}/schema`);
  if (!shape) {
    throw bad(
      "has a schema that a text cannot be read by",
      "Give it one type: string, integer, number, boolean, or an array or object of these",
    );
  }
  const kind = shape.type === "array" || shape.type === "object" ? shape.type : "scalar";
  if (!shapes.includes(kind)) {
    throw bad(
      `is an ${kind}, which the style ${style} does not carry in a ${place}`,
      `A ${place} carries ${describeStyles(styles)}`,
    );
  }
  const schema = source.resolve(`${pointer}/schema`);
  const resolved = isObject(schema.value) ? schema.value : {};
  const required = given["required"] === true;
  const example = sample(source, pointer, given, resolved);
  if (required && example === undefined) throw bad("has no named example", "Write one under its examples");
  if (style === "deepObject" && given["explode"] === false)
    throw bad("has keys in brackets that are not exploded", "Leave explode out");
  const fault = sampleFault(place, style, example);
  if (fault) throw bad(`has an example ${fault[0]}`, fault[1]);
  return {
    name,
    in: place,
    pointer,
    description: text(given, "description")?.trim() ?? "",
    required,
    deprecated: given["deprecated"] === true,
    style,
    explode: typeof given["explode"] === "boolean" ? given["explode"] : style === "form",
    shape,
    schemaPointer: schema.pointer,
    schema: resolved,
    example,
  };
}

/** Why a sample cannot be written where its parameter stands, and what to write instead. */
function sampleFault(
  place: Parameter["in"],
  style: string,
  example: Json | undefined,
): readonly [problem: string, remedy: string] | undefined {
  const separator = SEPARATORS[style];
  if (Array.isArray(example) && separator !== undefined && example.some((each) => String(each).includes(separator)))
    return [`with ${JSON.stringify(separator)} in a value, which separates values`, "Write another one"];
  if (typeof example === "object" && example !== null && Object.keys(example).length === 0)
    return ["that is empty, and would not be written at all", "Write one with a value"];
  if (place === "path" && PATH_DROPS.test(String(example)))
    return ["that no path can carry: it is empty, or only dots", "Write another one"];
  if (place === "header" && example !== undefined && !isHeaderText(String(example)))
    return ["that no header can carry", "Write visible ASCII, without spaces around it"];
  return undefined;
}

/** Why no parameter of a place can have this name, and what to do instead. */
function nameFaultOf(place: Parameter["in"], name: string): readonly [problem: string, remedy: string] | undefined {
  if (isInherited(name)) return ["has a name that every object has by itself", "Use another name"];
  if (place === "header") return headerNameFault(name);
  if (place === "cookie" && !HEADER_NAME.test(name))
    return ["is no name of a cookie", "Use letters, digits and hyphens"];
  // what a caller asks of the mock itself, and what is no ordinary key of an object
  if (name.startsWith("__")) return ["begins with two underscores, as what a mock takes for itself", "Leave them out"];
  return name === "" ? ["has no name", "Give it one"] : undefined;
}

function sample(source: Source, at: string, parameter: JsonObject, schema: JsonObject): Json | undefined {
  const [named] = readExamples(source, at, parameter);
  const values = [named?.value, parameter["example"], schema["example"], schema["default"], schema["const"]];
  const examples = schema["examples"];
  const choices = schema["enum"];
  return [...values, ...(Array.isArray(examples) ? examples : []), ...(Array.isArray(choices) ? choices : [])].find(
    (value) => value !== undefined,
  );
}

function describeStyles(styles: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(styles)
    .map(([style, shapes]) => `${shapes.join(", ")} in the style ${style}`)
    .join("; ");
}
