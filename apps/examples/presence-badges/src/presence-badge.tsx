import { type ReactElement, useEffect, useState } from "react";

/** Whether a user is online, asked again every ten seconds. */
export function PresenceBadge({ username }: { readonly username: string }): ReactElement {
  const [status, setStatus] = useState("…");
  useEffect(() => {
    const away = new AbortController();
    const ask = async (): Promise<void> => {
      const reply = await fetch(`/api/presence/${encodeURIComponent(username)}`, { signal: away.signal });
      setStatus(reply.ok ? ((await reply.json()) as { status: string }).status : "unknown");
    };
    const again = (): void => void ask().catch(() => away.signal.aborted || setStatus("unknown"));
    again();
    const timer = setInterval(again, 10_000);
    return () => {
      clearInterval(timer);
      away.abort();
    };
  }, [username]);
  return <output data-status={status}>{status}</output>;
}
