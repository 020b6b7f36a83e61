/** Controls, marks that turn the direction of writing, and characters without a width. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A terminal must not be driven by what a caller or an upstream sends. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "�");
}

/** The same for JSON, where such a character can be escaped and nothing is lost. */
export function printableJson(json: string): string {
  return json.replace(UNPRINTABLE, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
