/** The longest line, in UTF-16 code units. */
export const MAX_LINE_LENGTH = 200;

/** The key of each message type whose value stands for the message best; the first that is there counts. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  text: ["msg"],
  txt: ["msg"],
  img: ["filename", "url"],
  audio: ["filename", "url"],
  video: ["filename", "url"],
  file: ["filename", "url"],
  loc: ["addr"],
  cmd: ["action"],
  custom: ["customEvent"],
};

/** Half a surrogate pair, which is no character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** One line that stands for a message in a list. Takes anything: it is asked about refused messages too. */
export function messageLine(message: unknown): string {
  if (typeof message !== "object" || message === null) return "";
  const fields = message as Readonly<Record<string, unknown>>;
  const type = fields["type"];
  const keys = typeof type === "string" && Object.hasOwn(KEYS, type) ? KEYS[type] : ["msg"];
  for (const key of keys ?? []) {
    const value = fields[key];
    if (typeof value === "string" && value !== "") return oneLine(value);
  }
  return "";
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
