import type { ReactNode, Ref } from "react";
import { useText } from "../i18n/language.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { singleKeys } from "./shortcuts.ts";
import { useStored } from "./stored.ts";
import "./help-dialog.css";

/** The keys, and the switch that turns them off. */
export function HelpDialog({ ref }: { ref: Ref<HTMLDialogElement> }): ReactNode {
  const t = useText();
  const keys = useStored(singleKeys);
  return (
    <Dialog ref={ref} name="help" title={t.help.title}>
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
