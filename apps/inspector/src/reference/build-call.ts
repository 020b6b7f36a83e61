import { textField } from "../messages/read-field.ts";
import { examplesOf, type Part, part, type SpecOperation } from "./spec-document.ts";

/** What was typed for a parameter, by `IN NAME`. */
export type ParameterDraft = Readonly<Record<string, string>>;

/** Where a call goes, and what it carries beside its body. */
export interface BuiltCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The parameters that a page can send; no page sets cookies on a call. */
export function sendable(operation: SpecOperation): readonly Part[] {
  return operation.parameters.filter((parameter) => textField(parameter, "in") !== "cookie");
}

/** The name of a parameter in a draft. */
export function keyOf(parameter: Part): string {
  return `${textField(parameter, "in")} ${textField(parameter, "name")}`;
}

/** A draft filled with the contract's examples. */
export function draftOf(operation: SpecOperation): ParameterDraft {
  return Object.fromEntries(
    sendable(operation).map((parameter) => {
      const value = examplesOf(parameter)[0]?.[1] ?? parameter["example"] ?? part(parameter["schema"])["default"];
      return [keyOf(parameter), value === undefined ? "" : textOf(value)];
    }),
  );
}

/** Writes parameters as their styles ask for: values of a list are separated by commas in the form. What is empty is left out. */
export function buildCall(operation: SpecOperation, draft: ParameterDraft): BuiltCall {
  const query: string[] = [];
  const headers: Record<string, string> = {};
  let path = operation.path;
  for (const parameter of sendable(operation)) {
    const name = textField(parameter, "name") ?? "";
    const text = draft[keyOf(parameter)] ?? "";
    switch (textField(parameter, "in")) {
      case "path":
        path = path.replace(`{${name}}`, () => encodeURIComponent(text));
        break;
      case "header":
        if (text !== "") headers[name] = text;
        break;
      default:
        if (text !== "") query.push(...queryOf(parameter, name, text));
    }
  }
  return { path: query.length === 0 ? path : `${path}?${query.join("&")}`, headers };
}

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "|" };

function queryOf(parameter: Part, name: string, text: string): readonly string[] {
  const style = textField(parameter, "style") ?? "form";
  const type = part(parameter["schema"])["type"];
  const key = encodeURIComponent(name);
  if (type === "array") {
    const values = text.split(",").map((value) => encodeURIComponent(value.trim()));
    if (parameter["explode"] ?? style === "form") return values.map((value) => `${key}=${value}`);
    return [`${key}=${values.join(SEPARATORS[style] ?? ",")}`];
  }
  if (type === "object") return membersOf(text).map(([member, value]) => memberOf(style, name, member, value));
  return [`${key}=${encodeURIComponent(text)}`];
}

function memberOf(style: string, name: string, member: string, value: string): string {
  const key = style === "deepObject" ? `${name}[${member}]` : member;
  return `${encodeURIComponent(key)}=${encodeURIComponent(value)}`;
}

/** The members of an object that was typed as JSON; none while it is not JSON yet. */
function membersOf(text: string): readonly (readonly [name: string, value: string])[] {
  try {
    return Object.entries(part(JSON.parse(text))).map(([name, value]) => [name, textOf(value)]);
  } catch {
    return [];
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(",");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
