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

/** What may have to be changed in a text before it is a line: white space other than single spaces between words, and surrogates. */
const UNEVEN = /[\s\ud800-\udfff](?<! )|^ | $| {2}/;

/** Half a surrogate pair, which is no character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** One line that stands for a message in a list. Takes anything: it is asked about refused messages too. */
export function messageLine(message: unknown): string {
  if (typeof message !== "object" || message === null) return "";
  const fields = message as Readonly<Record<string, unknown>>;
  const known = messageTypes.find((one) => one === fields["type"]);
  const best = known === undefined ? undefined : wordsAt(fields, BEST[known] ?? [])[0];
  if (best !== undefined) return oneLine(best);
  const needed = known === undefined ? [] : wordsAt(fields, messageFields[known].required);
  const words =
    needed.length > 0
      ? needed
      : wordsAt(
          fields,
          Object.keys(fields).filter((key) => key !== "type"),
        );
  return oneLine(words.slice(0, MAX_WORDS).join(", "));
}

/** The most values of a message that come together in its line. */
const MAX_WORDS = 8;

/** The values of some keys that say something. */
function wordsAt(fields: Readonly<Record<string, unknown>>, keys: readonly string[]): string[] {
  const words: string[] = [];
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === "number" || typeof value === "boolean") words.push(String(value));
    else if (typeof value === "string" && value.trim() !== "") words.push(value);
  }
  return words;
}

/** A text on one line: white space folded, cut to {@link MAX_LINE_LENGTH}, no half surrogate pairs. */
export function oneLine(text: string): string {
  if (text.length <= MAX_LINE_LENGTH && !UNEVEN.test(text)) return text;
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
