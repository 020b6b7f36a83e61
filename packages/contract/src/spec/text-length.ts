import { createRequire } from "node:module";
import type { Ajv2020, CodeKeywordDefinition } from "ajv/dist/2020.js";

const require = createRequire(import.meta.url);

/** Lets a validator judge `maxLength` and `minLength` without walking through every text, at their place among the keywords. */
export function judgeLengthsQuickly(ajv: Ajv2020): void {
  const { _, str } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  const { useFunc } = require("ajv/dist/compile/util.js") as typeof import("ajv/dist/compile/util.js");
  const { default: codePoints } =
    require("ajv/dist/runtime/ucs2length.js") as typeof import("ajv/dist/runtime/ucs2length.js");
  const define = (keyword: string, comparison: string, code: CodeKeywordDefinition["code"]): void => {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({
      keyword,
      type: "string",
      schemaType: "number",
      before: "pattern",
      error: {
        message: ({ schemaCode }) => str`must NOT have ${comparison} than ${schemaCode} characters`,
        params: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
      },
      code,
    });
  };
  // Code points are counted only where the length in UTF-16 leaves it open.
  define("maxLength", "more", (context) => {
    const { data, schemaCode: most, gen } = context;
    const counted = _`${useFunc(gen, codePoints)}(${data}) > ${most}`;
    context.fail(_`${data}.length > ${most} && (${data}.length > ${most} * 2 || ${counted})`);
  });
  define("minLength", "fewer", (context) => {
    const { data, schemaCode: least, gen } = context;
    const counted = _`${useFunc(gen, codePoints)}(${data}) < ${least}`;
    context.fail(_`${data}.length < ${least} * 2 && (${data}.length < ${least} || ${counted})`);
  });
}
