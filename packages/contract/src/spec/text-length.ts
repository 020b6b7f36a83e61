import { _, type Ajv2020, str } from "ajv/dist/2020.js";
import { codePoints } from "./json.ts";

/** Whether a text has more code points than `most`; they are counted only where its length in UTF-16 leaves it open. */
const longer = (text: string, most: number): boolean =>
  text.length > most && (text.length > most * 2 || codePoints(text) > most);

const shorter = (text: string, least: number): boolean =>
  text.length < least * 2 && (text.length < least || codePoints(text) < least);

/** Lets a validator judge `maxLength` and `minLength` without walking through every text, at their place among the keywords. */
export function judgeLengthsQuickly(ajv: Ajv2020): void {
  for (const [keyword, breaks, comparison] of [
    ["maxLength", longer, "more"],
    ["minLength", shorter, "fewer"],
  ] as const) {
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
      code: (context) =>
        context.fail(_`${context.gen.scopeValue("func", { ref: breaks })}(${context.data}, ${context.schemaCode})`),
    });
  }
}
