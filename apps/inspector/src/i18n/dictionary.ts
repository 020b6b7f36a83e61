import type { en } from "./en.ts";
import type { enScreens } from "./en-screens.ts";

/** The texts of a language that the first screen needs; `en` is the model that the others follow. */
export type Dictionary = Widened<typeof en>;

/** The texts of the screens that come later. */
export type ScreenDictionary = Widened<typeof enScreens>;

/** Every text of a language. */
export type WholeDictionary = Dictionary & ScreenDictionary;

type Widened<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : T extends readonly (readonly [string, string])[]
      ? readonly (readonly [string, string])[]
      : T extends readonly [string, string]
        ? readonly [string, string]
        : { readonly [K in keyof T]: Widened<T[K]> };
