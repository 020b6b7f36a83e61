import { Zap } from "lucide-react";
import type { ReactNode } from "react";
import type { Fault } from "../api/control.ts";
import { explain } from "../api/problem.ts";
import { describeFault } from "../faults/describe-fault.ts";
import { useScreenText } from "../i18n/language.tsx";
import { useScope } from "../live/session-scope.tsx";
import { Go } from "./navigation.tsx";
import { notify } from "./notices.tsx";
import "./fault-bar.css";

/** Names the first of the active faults, and stops them all. */
export function FaultNotice({ first, count }: { first: Fault; count: number }): ReactNode {
  const t = useScreenText();
  const { control } = useScope();
  const stop = control.query.useMutation("delete", "/__mock/api/v1/faults", {
    onError: (error) => notify(explain(error), { kind: "bad" }),
  });
  return (
    <div className="fault-bar">
      <Zap size={16} fill="currentColor" />
      <p>
        <strong>{t.faults.active(count)}</strong> <span className="foreign">{describeFault(first, t)}</span>
        {count > 1 && <span> {t.faults.andMore(count - 1)}</span>}
      </p>
      <Go to="/faults" className="fault-bar-action">
        {t.faults.see}
      </Go>
      <button type="button" className="fault-bar-action" disabled={stop.isPending} onClick={() => stop.mutate({})}>
        {t.faults.stopAll}
      </button>
    </div>
  );
}
