import { Zap } from "lucide-react";
import type { ReactNode } from "react";
import { explain } from "../api/problem.ts";
import { describeFault } from "../faults/describe-fault.ts";
import { useText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Go } from "./navigation.tsx";
import { notify } from "./notices.tsx";
import "./fault-bar.css";

/** Red, on every screen, while any fault is active: nobody should hunt a fault that was set on purpose. */
export function FaultBar(): ReactNode {
  const t = useText();
  const { control } = useScope();
  const faults = control.query.useQuery("get", "/__mock/api/v1/faults").data?.faults ?? [];
  const stop = control.query.useMutation("delete", "/__mock/api/v1/faults", {
    onError: (error) => notify(explain(error), { kind: "bad" }),
  });
  const [first] = faults;
  return (
    <div role="status">
      {first !== undefined && (
        <div className="fault-bar">
          <Zap size={16} fill="currentColor" />
          <p>
            <strong>{t.faults.active(faults.length)}</strong> <span className="foreign">{describeFault(first, t)}</span>
            {faults.length > 1 && <span> {t.faults.andMore(faults.length - 1)}</span>}
          </p>
          <Go to="/faults" className="fault-bar-action">
            {t.faults.see}
          </Go>
          <button type="button" className="fault-bar-action" disabled={stop.isPending} onClick={() => stop.mutate({})}>
            {t.faults.stopAll}
          </button>
        </div>
      )}
    </div>
  );
}
