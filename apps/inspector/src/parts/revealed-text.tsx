import type { ReactNode } from "react";

// What a reader cannot see but a program obeys: control characters but tab and line feed, marks and overrides of direction,
// characters without width, and halves of surrogate pairs.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const SPLIT = new RegExp(`(${INVISIBLE.source})`);

/** A text as it is, with the name of each character that could not be seen or would reorder its neighbours in its place. */
export function RevealedText({ text }: { text: string }): ReactNode {
  if (!INVISIBLE.test(text)) return text;
  // Between two captured characters split() leaves the text that stands between them: even indexes are texts.
  return text.split(SPLIT).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
      <span key={index} className="code-point">
        U+{part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}
      </span>
    ),
  );
}
