import { Smartphone } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { IconButton } from "../parts/button.tsx";

/** What draws the code comes when it is asked for. */
const PhoneDialog = lazy(async () => ({ default: (await import("./phone-dialog.tsx")).PhoneDialog }));

/** Opens the address for other machines; there is none while the server listens on the loopback. */
export function PhoneButton(): ReactNode {
  const t = useText();
  const { control } = useScope();
  const [open, setOpen] = useState(false);
  const addresses = control.query.useQuery("get", "/__mock/api/v1/info").data?.addresses ?? [];
  if (addresses.length === 0) return null;
  return (
    <>
      <IconButton label={t.phone.title} icon={<Smartphone size={16} />} onClick={() => setOpen(true)} />
      {open && (
        <Suspense>
          <PhoneDialog addresses={addresses} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
