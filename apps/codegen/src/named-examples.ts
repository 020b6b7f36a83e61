import { ContractError } from "./contract-error.ts";
import { isObject, type Json, type JsonObject, pointer, section, text } from "./json.ts";
import type { NamedExample } from "./operation.ts";
import type { Source } from "./source.ts";

/** What stands under the key `examples` of a parameter or of a content, with its references followed. */
export function readExamples(source: Source, at: string, owner: JsonObject): NamedExample[] {
  return Object.keys(section(owner, "examples")).map((name) => {
    const { value, pointer: examplePointer } = source.resolve(`${at}/examples${pointer(name)}`);
    const data: Json | undefined = isObject(value) ? value["value"] : undefined;
    if (data === undefined)
      throw new ContractError(
        source.place(examplePointer),
        `the example ${name} has no value`,
        "Write it under the key value",
      );
    return {
      name,
      pointer: examplePointer,
      summary: isObject(value) ? text(value, "summary") : undefined,
      value: data,
    };
  });
}
