import type { SpecFinding } from "./check-spec.ts";
import type { LoadedSpec } from "./load-spec.ts";

/** A finding with its place: `openapi.yaml:12:3: /paths/… the schema does not compile …`. */
export function findingText({ pointer, message }: SpecFinding, { placeOf }: LoadedSpec, file: string): string {
  const { line, column } = placeOf(pointer);
  return `${file}:${line}:${column}: ${pointer} ${message}`;
}
