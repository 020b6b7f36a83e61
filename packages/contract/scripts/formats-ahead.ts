import { fullFormats } from "ajv-formats/dist/formats.js";
import { WHOLE_NUMBERS } from "../src/spec/whole-numbers.ts";

/** The formats that schemas compiled ahead ask for. */
export const formats: Readonly<Record<string, unknown>> = { ...fullFormats, ...WHOLE_NUMBERS };
