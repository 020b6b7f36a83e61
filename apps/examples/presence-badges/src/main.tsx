import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { PresenceBadge } from "./presence-badge.tsx";

const names = ["alice", "zw123", "nobody-here"];
const root = document.querySelector("#root");
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <ul>
        {names.map((name) => (
          <li key={name}>
            {name} <PresenceBadge username={name} />
          </li>
        ))}
      </ul>
    </StrictMode>,
  );
