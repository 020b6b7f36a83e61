import { X } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { useText } from "../i18n/language.tsx";
import { IconButton } from "./button.tsx";
import "./dialog.css";

interface DialogProps {
  readonly ref: Ref<HTMLDialogElement>;
  /** The beginning of its heading's id, and its class beside `dialog`. */
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose?: () => void;
}

/** A dialog with a heading and a button that closes it; whoever has `ref` opens it. */
export function Dialog({ ref, name, title, children, onClose }: DialogProps): ReactNode {
  const t = useText();
  return (
    <dialog ref={ref} className={`dialog ${name}-dialog`} aria-labelledby={`${name}-title`} onClose={onClose}>
      <header>
        <h2 id={`${name}-title`}>{title}</h2>
        <form method="dialog">
          <IconButton type="submit" label={t.actions.close} icon={<X size={17} />} />
        </form>
      </header>
      {children}
    </dialog>
  );
}
