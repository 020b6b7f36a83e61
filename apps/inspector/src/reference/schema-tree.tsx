import type { ReactNode } from "react";
import { useScreenText } from "../i18n/language.tsx";
import { textField } from "../messages/read-field.ts";
import { type Part, part, parts } from "./spec-document.ts";

/** The deepest level that is drawn; a document may refer to itself. */
const DEEPEST = 8;

const LIMITS = [
  ["minLength", "≥"],
  ["maxLength", "≤"],
  ["minimum", "≥"],
  ["maximum", "≤"],
  ["minItems", "≥"],
  ["maxItems", "≤"],
  ["maxProperties", "≤"],
] as const;

function typeOf(schema: Part): string {
  if ("const" in schema) return JSON.stringify(schema["const"]);
  const type = schema["type"];
  const name = Array.isArray(type) ? type.join(" | ") : typeof type === "string" ? type : "";
  const values = schema["enum"];
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(" | ");
  return name === "array" ? `${typeOf(part(schema["items"]))}[]` : name;
}

function limitsOf(schema: Part): string {
  const limits = LIMITS.flatMap(([key, sign]) => (typeof schema[key] === "number" ? [`${sign} ${schema[key]}`] : []));
  const pattern = textField(schema, "pattern");
  return [...limits, ...(pattern === undefined ? [] : [pattern])].join("  ");
}

/** A schema with the parts of its `allOf` in one. */
function wholeOf(schema: Part): Part {
  const all = parts(schema["allOf"]).map(wholeOf);
  if (all.length === 0) return schema;
  const each = [...all, schema];
  const required = each.flatMap((one) => (Array.isArray(one["required"]) ? one["required"] : []));
  const properties = Object.assign({}, ...each.map((one) => part(one["properties"])));
  return Object.assign({}, ...each, { required, properties });
}

/** A schema as a tree of names, types and limits. */
export function SchemaTree({ schema: written, depth = 0 }: { schema: Part; depth?: number }): ReactNode {
  const t = useScreenText();
  if (depth > DEEPEST) return null;
  const schema = wholeOf(written);
  const choices = [...parts(schema["oneOf"]), ...parts(schema["anyOf"])];
  if (choices.length > 0) {
    return (
      <ul className="schema">
        {choices.map((choice, index) => {
          const type = typeOf(part(part(choice["properties"])["type"]));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the choices of a schema have no other name than their place
            <li key={index}>
              <details>
                <summary>
                  <span className="schema-or">{t.reference.oneOf}</span>{" "}
                  <code>{type === "" ? `#${index + 1}` : type}</code>{" "}
                  <span className="schema-note">{textField(choice, "description")}</span>
                </summary>
                <SchemaTree schema={choice} depth={depth + 1} />
              </details>
            </li>
          );
        })}
      </ul>
    );
  }
  const properties = Object.entries(part(schema["properties"]));
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const others = part(schema["additionalProperties"]);
  for (const [pattern, value] of Object.entries(part(schema["patternProperties"])))
    properties.push([`/${pattern}/`, value]);
  if (Object.keys(others).length > 0) properties.push([t.reference.anyName, others]);
  properties.push(...parts(schema["prefixItems"]).map((item, at): [string, unknown] => [`[${at}]`, item]));
  // What is no object says itself what it is.
  if (properties.length === 0 && depth === 0 && typeOf(schema) !== "") {
    return (
      <ul className="schema">
        <Property name={t.reference.wholeBody} schema={schema} required={false} depth={depth} />
      </ul>
    );
  }
  if (properties.length === 0) return null;
  return (
    <ul className="schema">
      {properties.map(([name, value]) => (
        <Property key={name} name={name} schema={part(value)} required={required.includes(name)} depth={depth} />
      ))}
    </ul>
  );
}

function Property(props: { name: string; schema: Part; required: boolean; depth: number }): ReactNode {
  const t = useScreenText();
  const { name, schema, required, depth } = props;
  const inner = schema["type"] === "array" && schema["prefixItems"] === undefined ? part(schema["items"]) : schema;
  const limits = limitsOf(schema);
  return (
    <li>
      <div className="schema-line">
        <code>{name}</code>
        <span className="schema-type mono">{typeOf(schema)}</span>
        {required && <span className="schema-required">{t.reference.required}</span>}
        {limits !== "" && <code className="schema-limits">{limits}</code>}
        <span className="schema-note">{textField(schema, "description")}</span>
      </div>
      <SchemaTree schema={inner} depth={depth + 1} />
    </li>
  );
}
