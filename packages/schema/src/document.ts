export { document } from "./generated/document.ts";
export type { Json, OpenApiObject } from "./open-api-object.ts";
