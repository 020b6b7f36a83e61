import { type ReactNode, useEffect, useRef } from "react";
import { useScreenText } from "../i18n/language.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { singleKeys } from "./shortcuts.ts";
import { useStored } from "./stored.ts";
import "./help-dialog.css";

/** The keys, and the switch that turns them off. */
export function HelpDialog({ onClose }: { onClose(): void }): ReactNode {
  const t = useScreenText();
  const keys = useStored(singleKeys);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <Dialog ref={dialog} name="help" title={t.help.title} onClose={onClose}>
      <dl>
        {t.help.keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              {key.split(" ").map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="help-switch">
        <input
          type="checkbox"
          checked={keys === "on"}
          onChange={(event) => singleKeys.set(event.target.checked ? "on" : "off")}
        />
        {t.help.singleKeys}
      </label>
    </Dialog>
  );
}
