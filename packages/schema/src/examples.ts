export { type Examples, examples, pathExamples } from "./generated/examples.ts";
export type { NamedExample } from "./named-example.ts";
