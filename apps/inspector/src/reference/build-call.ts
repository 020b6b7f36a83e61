import { textField } from "../messages/read-field.ts";
import { examplesOf, type Part, part, type SpecOperation } from "./spec-document.ts";

/** What was typed for a parameter, by `IN NAME`. */
export type ParameterDraft = Readonly<Record<string, string>>;

/** Where a call goes, and what it carries beside its body. */
export interface BuiltCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `name=value` of each cookie. */
  readonly cookies: readonly string[];
}

/** The name of a parameter in a draft. */
export function keyOf(parameter: Part): string {
  return `${textField(parameter, "in")} ${textField(parameter, "name")}`;
}

/** A draft filled with the contract's examples. */
export function draftOf(operation: SpecOperation): ParameterDraft {
  return Object.fromEntries(
    operation.parameters.map((parameter) => {
      const value = examplesOf(parameter)[0]?.[1] ?? parameter["example"] ?? part(parameter["schema"])["default"];
      return [keyOf(parameter), value === undefined ? "" : textOf(value)];
    }),
  );
}

/** Writes parameters as their styles ask for: values of a list are separated by commas in the form. What is empty is left out. */
export function buildCall(operation: SpecOperation, draft: ParameterDraft): BuiltCall {
  const query: string[] = [];
  const cookies: string[] = [];
  const headers: Record<string, string> = {};
  let path = operation.path;
  for (const parameter of operation.parameters) {
    const name = textField(parameter, "name") ?? "";
    const text = draft[keyOf(parameter)] ?? "";
    switch (textField(parameter, "in")) {
      case "path":
        path = path.replace(`{${name}}`, () => encodeURIComponent(text));
        break;
      case "header":
        if (text !== "") headers[name] = text;
        break;
      case "cookie":
        if (text !== "") cookies.push(`${name}=${encodeURIComponent(text)}`);
        break;
      default:
        if (text !== "") query.push(...queryOf(parameter, name, text));
    }
  }
  return { path: query.length === 0 ? path : `${path}?${query.join("&")}`, headers, cookies };
}

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "|" };

function queryOf(parameter: Part, name: string, text: string): readonly string[] {
  const style = textField(parameter, "style") ?? "form";
  const type = part(parameter["schema"])["type"];
  const key = encodeURIComponent(name);
  if (type === "array") {
    const values = valuesOf(text).map(encodeURIComponent);
    if (parameter["explode"] ?? style === "form") return values.map((value) => `${key}=${value}`);
    return [`${key}=${values.join(SEPARATORS[style] ?? ",")}`];
  }
  if (type === "object") {
    const members = membersOf(text);
    if (style === "deepObject" || (parameter["explode"] ?? true))
      return members.map(([member, value]) => memberOf(style, name, member, value));
    return [`${key}=${members.flat().map(encodeURIComponent).join(",")}`];
  }
  return [`${key}=${encodeURIComponent(text)}`];
}

function memberOf(style: string, name: string, member: string, value: string): string {
  const key = style === "deepObject" ? `${name}[${member}]` : member;
  return `${encodeURIComponent(key)}=${encodeURIComponent(value)}`;
}

/** The values of a list: with commas between, or as JSON where a value has a comma of its own. */
function valuesOf(text: string): readonly string[] {
  const list = text.startsWith("[") ? parsed(text) : undefined;
  return Array.isArray(list) ? list.map(textOf) : text.split(",").map((value) => value.trim());
}

/** The members of an object that was typed as JSON; none while it is not JSON yet. */
function membersOf(text: string): readonly (readonly [name: string, value: string])[] {
  return Object.entries(part(parsed(text))).map(([name, value]) => [name, textOf(value)]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    const texts = value.map(textOf);
    return texts.some((text) => text.includes(",")) ? JSON.stringify(value) : texts.join(",");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
