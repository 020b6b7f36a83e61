import type { ReactNode } from "react";
import "./badge.css";

export type Tone = "plain" | "accent" | "good" | "warn" | "bad";

export function Badge({
  tone = "plain",
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}): ReactNode {
  return (
    <span className="badge numeric" data-tone={tone} title={title}>
      {children}
    </span>
  );
}

export function toneOfStatus(status: number | undefined): Tone {
  if (status === undefined || status >= 500) return "bad";
  if (status >= 400) return "warn";
  return status >= 200 && status < 300 ? "good" : "plain";
}

/** A reply's status; a dash where the connection was cut before there was one. */
export function StatusBadge({ status }: { status: number | undefined }): ReactNode {
  return <Badge tone={toneOfStatus(status)}>{status ?? "—"}</Badge>;
}
