import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { explain } from "../api/problem.ts";
import "./problem-note.css";

/** What went wrong, in the server's own words. */
export function ProblemNote({ error, children }: { error: unknown; children?: ReactNode }): ReactNode {
  return (
    <div className="problem-note" role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <p className="foreign">{explain(error)}</p>
      {children}
    </div>
  );
}
