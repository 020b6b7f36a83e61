import { Code, literal, type Printable } from "./literal.ts";
import type { Operation, Parameter } from "./operation.ts";

/** What separates the values of an array that is one text. */
const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** What the client needs to know to write query, headers and cookies: only what differs from the usual. */
export function writtenParameters({ parameters }: Operation): Code | undefined {
  const written = parameters.filter((parameter) => parameter.in !== "path");
  if (written.length === 0) return undefined;
  return new Code(`parameterWriter(${literal(written.map(atRunTime), 2)})`);
}

function atRunTime({ name, in: place, required, style, explode, shape }: Parameter): Printable {
  const isOneText = !explode && (shape.type === "array" || shape.type === "object") && style !== "deepObject";
  return {
    name,
    in: place === "query" ? undefined : place,
    required: required || undefined,
    deep: style === "deepObject" || undefined,
    join: isOneText ? (SEPARATORS[style] ?? ",") : undefined,
  };
}
