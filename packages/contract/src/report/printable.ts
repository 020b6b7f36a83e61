/** Control characters and those that turn the direction of text, which could drive a terminal or deceive its reader. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufff9-\uffff]/u;

const HIDDEN_IN_TEXT = new RegExp(HIDDEN.source, "gu");

/** What the texts of most reports are made of. */
const PLAIN = /^[ -~]*$/;

/** Text on one line, safe to print: line ends and hidden characters stand as escapes. */
export const oneLine = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text.replaceAll(HIDDEN_IN_TEXT, (character) => {
        if (character === "\n") return "\\n";
        if (character === "\r") return "\\r";
        if (character === "\t") return " ";
        return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
      });

/** Whether a text has something in it that cannot be seen. */
export const hidesSomething = (text: string): boolean => HIDDEN.test(text);
