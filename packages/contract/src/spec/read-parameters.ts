import { ContractSetupError } from "../errors.ts";
import type { SpecDocument } from "./document.ts";
import { isRecord } from "./json.ts";
import { bareType, isJsonType, keyOf, type Parameter, type ParameterStyle } from "./operation.ts";
import { join } from "./pointer.ts";
import { namedExamples } from "./read-operations.ts";
import { schemaNode, typesOf } from "./schema-node.ts";

const PLACES = ["path", "query", "header", "cookie"] as const;

const STYLES = ["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"] as const;

/** Headers that OpenAPI describes elsewhere: as parameters they mean nothing. */
const NOT_PARAMETERS = new Set(["accept", "content-type", "authorization"]);

/** Reads the parameters of an operation, those of its path included; its own replace those of the path. */
export function readParameters(
  spec: SpecDocument,
  path: string,
  operation: string,
  template: string,
): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  for (const owner of [path, operation]) {
    const holder = spec.resolve(owner).value;
    const entries = isRecord(holder) && Array.isArray(holder["parameters"]) ? holder["parameters"] : [];
    entries.forEach((_, index) => {
      const parameter = readParameter(spec, join(owner, "parameters", index));
      if (parameter !== undefined) found.set(keyOf(parameter), parameter);
    });
  }
  for (const [, name] of template.matchAll(/\{([^}]+)\}/g)) {
    if (found.has(`path:${name}`)) continue;
    throw new ContractSetupError(
      `${spec.source}:${spec.lineOf(path)}: ${template} names {${name}} but no parameter declares it`,
    );
  }
  return [...found.values()].map((parameter) =>
    parameter.in === "path" ? { ...parameter, dividers: dividersOf(template, parameter.name) } : parameter,
  );
}

/** What divides the parameters of a segment that has several. */
function dividersOf(template: string, name: string): readonly string[] {
  const segment = template.split("/").find((part) => part.includes(`{${name}}`)) ?? "";
  return segment
    .split(/\{[^}]+\}/)
    .slice(1, -1)
    .filter((text) => text !== "");
}

function readParameter(spec: SpecDocument, pointer: string): Parameter | undefined {
  const at = spec.resolve(pointer);
  const node = isRecord(at.value) ? at.value : {};
  const { name } = node;
  const place = PLACES.find((one) => one === node["in"]);
  if (typeof name !== "string" || place === undefined) return undefined;
  if (place === "header" && NOT_PARAMETERS.has(name.toLowerCase())) return undefined;
  const content = isRecord(node["content"]) ? Object.keys(node["content"])[0] : undefined;
  const owner = content === undefined ? at.pointer : join(at.pointer, "content", content);
  const usual: ParameterStyle = place === "query" || place === "cookie" ? "form" : "simple";
  const style = content === undefined ? (STYLES.find((one) => one === node["style"]) ?? usual) : "json";
  const types = typesOf(schemaNode(spec, join(owner, "schema")));
  return {
    name,
    in: place,
    structured:
      style === "json" || (!types.includes("string") && (types.includes("array") || types.includes("object"))),
    required: place === "path" || node["required"] === true,
    style: style === "json" && !isJsonType(bareType(content ?? "")) ? usual : style,
    explode: typeof node["explode"] === "boolean" ? node["explode"] : style === "form",
    pointer: at.pointer,
    schema: join(owner, "schema"),
    dividers: [],
    example: exampleOf(spec, owner),
  };
}

function exampleOf(spec: SpecDocument, owner: string): unknown {
  const holder = spec.resolve(owner).value;
  const schema = spec.resolve(join(owner, "schema")).value;
  const own = isRecord(schema) ? schema : {};
  const listed = Array.isArray(own["examples"]) ? own["examples"][0] : undefined;
  const shown = isRecord(holder) ? namedExamples(spec, owner, holder)[0]?.value : undefined;
  return shown ?? own["example"] ?? listed ?? own["default"];
}
