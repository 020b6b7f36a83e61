import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useText } from "../i18n/language.tsx";
import { notify } from "../shell/notices.tsx";
import { Button, IconButton } from "./button.tsx";
import { copyText } from "./copy-text.ts";

/** Milliseconds that the tick stays. */
const TICK = 1500;

export function CopyButton({ text, label, bare = false }: { text: string; label?: string; bare?: boolean }): ReactNode {
  const t = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), TICK);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    if (await copyText(text)) {
      setCopied(true);
      notify(t.actions.copied);
    } else notify(t.actions.copyFailed, { kind: "bad" });
  };
  const icon = copied ? <Check size={15} /> : <Copy size={15} />;
  const name = label ?? t.actions.copy;
  if (bare) return <IconButton label={name} icon={icon} onClick={copy} />;
  return (
    <Button icon={icon} onClick={copy}>
      {name}
    </Button>
  );
}
