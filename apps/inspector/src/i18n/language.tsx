import { createContext, type ReactNode, use, useContext, useEffect, useState } from "react";
import { type Stored, stored, useStored } from "../shell/stored.ts";
import type { Dictionary, ScreenDictionary, WholeDictionary } from "./dictionary.ts";
import { en } from "./en.ts";

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

const browserLanguage: Language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";

/** The language that was chosen; the browser's own at first. */
export const language: Stored<Language> = stored("emchat.language", LANGUAGES, browserLanguage);

interface Spoken {
  readonly language: Language;
  readonly text: Dictionary;
}

const Context = createContext<Spoken>({ language: "en", text: en });

/** Chinese comes in a file of its own, so that nobody loads both. */
async function load(wanted: Language): Promise<Dictionary> {
  return wanted === "zh" ? (await import("./zh.ts")).zh : en;
}

async function loadScreens(wanted: Language): Promise<ScreenDictionary> {
  return wanted === "zh" ? (await import("./zh-screens.ts")).zhScreens : (await import("./en-screens.ts")).enScreens;
}

const whole = new Map<Language, Promise<WholeDictionary>>();

function wholeOf(wanted: Language): Promise<WholeDictionary> {
  const known = whole.get(wanted);
  if (known !== undefined) return known;
  const texts = Promise.all([load(wanted), loadScreens(wanted)]).then(([first, screens]) => ({ ...first, ...screens }));
  whole.set(wanted, texts);
  return texts;
}

export function LanguageProvider({ children }: { children: ReactNode }): ReactNode {
  const wanted = useStored(language);
  const [spoken, setSpoken] = useState<Spoken | undefined>(wanted === "en" ? { language: "en", text: en } : undefined);
  useEffect(() => {
    let current = true;
    void load(wanted).then((text) => {
      if (!current) return;
      document.documentElement.lang = wanted === "zh" ? "zh-Hans" : "en";
      setSpoken({ language: wanted, text });
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  return spoken === undefined ? null : <Context value={spoken}>{children}</Context>;
}

/** What the first screen says. */
export function useText(): Dictionary {
  return useContext(Context).text;
}

/** What every screen says. Whoever asks for it first waits as for a screen's code, within a `Suspense`. */
export function useScreenText(): WholeDictionary {
  return use(wholeOf(useContext(Context).language));
}

export function useLanguage(): Language {
  return useContext(Context).language;
}
