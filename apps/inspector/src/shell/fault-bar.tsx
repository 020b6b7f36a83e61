import { lazy, type ReactNode, Suspense } from "react";
import { useScope } from "../live/session-scope.tsx";

/** Most pages never show one. */
const FaultNotice = lazy(async () => ({ default: (await import("./fault-notice.tsx")).FaultNotice }));

/** Red, on every screen, while any fault is active: nobody should hunt a fault that was set on purpose. */
export function FaultBar(): ReactNode {
  const { control } = useScope();
  const faults = control.query.useQuery("get", "/__mock/api/v1/faults").data?.faults ?? [];
  const [first] = faults;
  return (
    <div role="status">
      {first !== undefined && (
        <Suspense>
          <FaultNotice first={first} count={faults.length} />
        </Suspense>
      )}
    </div>
  );
}
