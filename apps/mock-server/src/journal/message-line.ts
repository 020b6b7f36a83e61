import { type MessageType, messageFields, messageTypes } from "@emchat/schema";

/** The longest line, in UTF-16 code units. */
export const MAX_LINE_LENGTH = 200;

/** The key whose value stands for a message better than what it must have; of other types it is what they must have. */
const BEST: Partial<Record<MessageType, readonly string[]>> = {
  img: ["filename"],
  audio: ["filename"],
  video: ["filename"],
  file: ["filename"],
  loc: ["addr"],
  custom: ["customEvent"],
};

/** Half a surrogate pair, which is no character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** One line that stands for a message in a list. Takes anything: it is asked about refused messages too. */
export function messageLine(message: unknown): string {
  if (typeof message !== "object" || message === null) return "";
  const { type, ...fields } = message as Readonly<Record<string, unknown>>;
  const known = messageTypes.find((one) => one === type);
  const best = known && BEST[known]?.flatMap((key) => wordOf(fields[key]));
  if (best?.[0] !== undefined) return oneLine(best[0]);
  const needed = known === undefined ? [] : messageFields[known].required.flatMap((key) => wordOf(fields[key]));
  const words = needed.length > 0 ? needed : Object.values(fields).flatMap(wordOf);
  return oneLine(words.slice(0, MAX_WORDS).join(", "));
}

/** The most values of a message that come together in its line. */
const MAX_WORDS = 8;

function wordOf(value: unknown): string[] {
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  return typeof value === "string" && value.trim() !== "" ? [value] : [];
}

/** A text on one line: white space folded, cut to {@link MAX_LINE_LENGTH}, no half surrogate pairs. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, MAX_LINE_LENGTH * 4)
    .replace(/\s+/g, " ")
    .trim();
  const shown =
    line.length <= MAX_LINE_LENGTH
      ? line.replace(LONE_SURROGATE, "\ufffd")
      : `${line.slice(0, MAX_LINE_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, "")}…`.replace(LONE_SURROGATE, "\ufffd");
  // A part of a string holds on to the whole; the copy does not.
  return text.length > MAX_LINE_LENGTH ? Buffer.from(shown).toString() : shown;
}
