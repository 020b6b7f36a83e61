import { ContractError } from "./contract-error.ts";
import { isObject, text } from "./json.ts";
import { readExamples } from "./named-examples.ts";
import type { PathParameter } from "./operation.ts";
import type { Source } from "./source.ts";

/** The parameters of the path's template, in its order; those of the operation win over those of the path. */
export function readPathParameters(source: Source, path: string, at: string, itemPointer: string): PathParameter[] {
  const found = new Map<string, PathParameter>();
  for (const owner of [itemPointer, at]) {
    for (const index of parameterIndexes(source, owner)) {
      const parameter = readPathParameter(source, `${owner}/parameters/${index}`);
      if (parameter) found.set(parameter.name, parameter);
    }
  }
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => {
    const parameter = found.get(name);
    if (parameter) return parameter;
    throw new ContractError(
      source.place(at),
      `the path has {${name}}, but no path parameter describes it`,
      `Add a parameter ${name} with "in: path"`,
    );
  });
}

function parameterIndexes(source: Source, owner: string): number[] {
  const { value } = source.resolve(owner);
  const parameters = isObject(value) ? value["parameters"] : undefined;
  return Array.isArray(parameters) ? [...parameters.keys()] : [];
}

function readPathParameter(source: Source, at: string): PathParameter | undefined {
  const { value, pointer: parameterPointer } = source.resolve(at);
  if (!isObject(value) || value["in"] !== "path") return undefined;
  const name = text(value, "name") ?? "";
  const [example] = readExamples(source, parameterPointer, value);
  if (!isObject(value["schema"])) {
    throw new ContractError(source.place(parameterPointer), `the parameter ${name} has no schema`, "Write one");
  }
  if (typeof example?.value !== "string") {
    throw new ContractError(
      source.place(parameterPointer),
      `the parameter ${name} has no named example`,
      "Write a text under its examples",
    );
  }
  const schema = source.resolve(`${parameterPointer}/schema`);
  return {
    name,
    description: text(value, "description")?.trim() ?? "",
    schemaPointer: schema.pointer,
    schema: isObject(schema.value) ? schema.value : {},
    example: example.value,
  };
}
