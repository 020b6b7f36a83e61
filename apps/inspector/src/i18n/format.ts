import { type Language, useLanguage } from "./language.tsx";

export interface Format {
  /** Hours, minutes and seconds; day, hours and minutes when it is not today. */
  time(at: number): string;
  /** Day and time, to the millisecond. */
  moment(at: number): string;
  number(value: number): string;
  /** Three digits, of seconds where it is one or more; what is less is written alike in all our languages. */
  milliseconds(value: number): string;
  bytes(value: number): string;
}

const LOCALES: Record<Language, string> = { en: "en-GB", zh: "zh-CN" };

/** The same in all our languages, so that the first rows need not wait for a formatter. */
function clockOf(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** Made when it is first used: making one takes longer than drawing a row. */
function lazily<Formatter>(make: () => Formatter): () => Formatter {
  let made: Formatter | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function createFormat(language: Language): Format {
  const locale = LOCALES[language];
  const dates = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    lazily(() => new Intl.DateTimeFormat(locale, { ...options, hourCycle: "h23" }));
  const day = dates({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const moment = dates({
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  });
  const whole = lazily(() => new Intl.NumberFormat(locale));
  const short = lazily(() => new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }));
  return {
    time(at) {
      const date = new Date(at);
      const today = new Date().toDateString() === date.toDateString();
      return today ? clockOf(date) : day().format(date);
    },
    moment: (at) => moment().format(new Date(at)),
    number: (value) => whole().format(value),
    milliseconds: (value) =>
      value < 1000 ? `${Number(value.toPrecision(3))} ms` : `${short().format(value / 1000)} s`,
    bytes(value) {
      if (value < 1024) return `${whole().format(value)} B`;
      return value < 1_048_576 ? `${short().format(value / 1024)} KiB` : `${short().format(value / 1_048_576)} MiB`;
    },
  };
}

const formats = new Map<Language, Format>();

/** One per language. */
export function useFormat(): Format {
  const language = useLanguage();
  const format = formats.get(language) ?? createFormat(language);
  formats.set(language, format);
  return format;
}
