import { ContractError } from "./contract-error.ts";
import { HEADER_NAME, HEADER_VALUE, headerNameFault } from "./header-names.ts";
import { isObject, type Json, type JsonObject, text } from "./json.ts";
import { readExamples } from "./named-examples.ts";
import type { Parameter } from "./operation.ts";
import { type ParameterShape, parameterShape } from "./parameter-shape.ts";
import type { Source } from "./source.ts";

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
/** Styles whose values stand in one text as they are, and what stands between them. */
const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|", simple: "," };

/** All parameters of an operation: those of the path in the order of its template, then the others. The operation's win over the path's. */
export function readParameters(source: Source, path: string, at: string, itemPointer: string): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const owner of [itemPointer, at]) {
    for (const parameter of parametersOf(source, owner)) found.set(`${parameter.in} ${parameter.name}`, parameter);
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
  return [...ofPath, ...[...found.values()].filter((parameter) => parameter.in !== "path")];
}

function parametersOf(source: Source, owner: string): Parameter[] {
  const { value } = source.resolve(owner);
  const list = isObject(value) ? value["parameters"] : undefined;
  const seen = new Set<string>();
  return (Array.isArray(list) ? [...list.keys()] : []).map((index) => {
    const parameter = readParameter(source, `${owner}/parameters/${index}`);
    const name = parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
    if (seen.has(`${parameter.in} ${name}`)) {
      throw new ContractError(
        source.place(`${owner}/parameters/${index}`),
        `the ${parameter.in} parameter ${name} is there twice`,
        "Keep one of them",
      );
    }
    seen.add(`${parameter.in} ${name}`);
    return parameter;
  });
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
  const separator = SEPARATORS[style];
  if (Array.isArray(example) && separator !== undefined && example.some((each) => String(each).includes(separator)))
    throw bad(
      `has an example with ${JSON.stringify(separator)} in a value, which separates values`,
      "Write another one",
    );
  if (place === "header" && !HEADER_VALUE.test(String(example ?? "")))
    throw bad("has an example that no header can carry", "Write visible ASCII");
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

/** Why no parameter of a place can have this name, and what to do instead. */
function nameFaultOf(place: Parameter["in"], name: string): readonly [problem: string, remedy: string] | undefined {
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
