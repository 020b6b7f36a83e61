import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { header } from "../header.ts";
import type { Source } from "../source.ts";

/** The whole document as TypeScript types: `paths`, `operations`, `components`. */
export async function typesModule(source: Source, what: string): Promise<string> {
  // A copy, because openapi-typescript writes into what it is given.
  const document = structuredClone(source.document) as unknown as OpenAPI3;
  const nodes = await openapiTS(document, {
    alphabetize: true,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
  });
  return header(what, [source.file]) + astToString(nodes);
}
