import { createRequire } from "node:module";
import type * as OpenapiTypescript from "openapi-typescript";
import { header } from "../header.ts";
import { withOpenMaps } from "../open-maps.ts";
import type { Source } from "../source.ts";

// Required, because an import would read all of TypeScript, 9 MB, once more for the names that it exports.
const { default: openapiTS, astToString } = createRequire(import.meta.url)(
  "openapi-typescript",
) as typeof OpenapiTypescript;

/** The whole document as TypeScript types: `paths`, `operations`, `components`. */
export async function typesModule(source: Source, what: string): Promise<string> {
  // A copy, because openapi-typescript writes into what it is given.
  const document = structuredClone(withOpenMaps(source.document)) as unknown as OpenapiTypescript.OpenAPI3;
  const nodes = await openapiTS(document, {
    alphabetize: true,
    defaultNonNullable: false,
    emptyObjectsUnknown: true,
    silent: true,
  });
  return header(what, [source.file]) + astToString(nodes);
}
