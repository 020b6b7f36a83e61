import { type ReactNode, useEffect, useRef, useState } from "react";
import { useText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { pathIn } from "../shell/navigation.tsx";
import { QrCode } from "./qr-code.tsx";
import "./phone-dialog.css";

/** Where another machine finds this page, as a QR code to be read by a phone. */
export function PhoneDialog({ addresses, onClose }: { addresses: readonly string[]; onClose(): void }): ReactNode {
  const t = useText();
  const { session } = useScope();
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, choose] = useState(addresses[0] ?? "");
  const page = `${chosen}/__mock${pathIn(session, "/")}`;
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <Dialog ref={dialog} name="phone" title={t.phone.title} onClose={onClose}>
      <QrCode text={page} label={t.phone.code(page)} />
      {addresses.length > 1 && (
        <label className="phone-choice">
          {t.phone.address}
          <select value={chosen} onChange={(event) => choose(event.target.value)}>
            {addresses.map((address) => (
              <option key={address}>{address}</option>
            ))}
          </select>
        </label>
      )}
      <p className="phone-address">
        <code>{page}</code>
        <CopyButton text={page} />
      </p>
      <p className="phone-hint">{t.phone.hint}</p>
    </Dialog>
  );
}
