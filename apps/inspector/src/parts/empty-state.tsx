import type { ReactNode } from "react";
import "./empty-state.css";

/** What a screen says while there is nothing to show: why, and what to do. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className="empty-state">
      <div className="empty-state-icon">{icon}</div>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
