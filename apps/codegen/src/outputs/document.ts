import { constantName } from "../constant-name.ts";
import { ContractError } from "../contract-error.ts";
import { docComment, header } from "../header.ts";
import { isObject, type Json, pointer, section } from "../json.ts";
import { isData } from "../kind-at.ts";
import { Code, literal, type Printable } from "../literal.ts";
import type { Source } from "../source.ts";
import { uniqueNames } from "../unique-names.ts";

/**
 * The document without `$ref`. Each component is one constant that others use by its name, so that the module is no larger than
 * the contract and equal things are one object.
 */
export function documentModule(source: Source): string {
  const printed = new Map<string, string>();
  const nameOf = uniqueNames(constantName);
  const open: string[] = [];

  const dereference = (value: Json, at: string): Printable => {
    if (Array.isArray(value)) return value.map((child: Json, index) => dereference(child, at + pointer(index)));
    if (!isObject(value)) return value as Printable;
    if (typeof value["$ref"] === "string") return component(source.resolve(at).pointer);
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [
        key,
        isData(at + pointer(key)) ? (child as Printable) : dereference(child, at + pointer(key)),
      ]),
    );
  };
  const component = (at: string): Code => {
    const name = nameOf(at);
    if (open.includes(at)) {
      throw new ContractError(
        source.place(at),
        `${[...open, at].join(" refers to ")}, a circle`,
        "A dereferenced document cannot hold it: break the circle",
      );
    }
    if (!printed.has(name)) {
      open.push(at);
      const code = literal(dereference(source.resolve(at).value, at));
      printed.set(name, `const ${name}: OpenApiObject = ${code};\n\n`);
      open.pop();
    }
    return new Code(name);
  };

  const components = Object.fromEntries(
    Object.keys(section(source.document, "components")).map((kind) => [
      kind,
      Object.fromEntries(
        Object.keys(section(section(source.document, "components"), kind)).map((name) => [
          name,
          component(`/components/${kind}${pointer(name)}`),
        ]),
      ),
    ]),
  );
  const root = Object.fromEntries(
    Object.entries(source.document).map(([key, value]) => [
      key,
      key === "components" ? components : dereference(value, pointer(key)),
    ]),
  );
  return [
    header("The contract as one JSON value in which every `$ref` is replaced by what it names.", [source.file]),
    'import type { OpenApiObject } from "../open-api-object.ts";\n\n',
    ...printed.values(),
    docComment([
      "The whole contract as JSON, without `$ref`. Parts that the contract shares are one object: do not change them.",
    ]),
    `export const document: OpenApiObject = ${literal(root)};\n`,
  ].join("");
}
