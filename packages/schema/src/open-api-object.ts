/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | OpenApiObject;

/** An object of an OpenAPI document. */
export interface OpenApiObject {
  readonly [key: string]: Json;
}
