import { type ReactNode, useState } from "react";
import { useFormat } from "../i18n/format.ts";
import { useText } from "../i18n/language.tsx";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { RevealedText } from "./revealed-text.tsx";
import "./code-block.css";

/** How many characters are drawn before somebody asks for the rest. */
const SHOWN_AT_FIRST = 8000;

/** A text in a fixed-width face. `label` names it for screen readers. */
export function CodeBlock({ text, label, copy = true }: { text: string; label: string; copy?: boolean }): ReactNode {
  const t = useText();
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const shown = whole ? text : text.slice(0, SHOWN_AT_FIRST);
  const rest = text.length - shown.length;
  return (
    <figure className="code-block" aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <pre className="foreign" tabIndex={0} dir="ltr">
        <code>
          <RevealedText text={shown} />
        </code>
      </pre>
      {copy && text !== "" && (
        <div className="code-block-copy">
          <CopyButton text={text} bare label={`${t.actions.copy}: ${label}`} />
        </div>
      )}
      {rest > 0 && (
        <div className="code-block-rest">
          <Button onClick={() => setWhole(true)}>{t.actions.showRest(format.number(rest))}</Button>
        </div>
      )}
    </figure>
  );
}
