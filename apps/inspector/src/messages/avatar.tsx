import type { ReactNode } from "react";
import "./avatar.css";

/** How many hues there are in avatar.css. */
const HUES = 8;

/** The same name has the same colour everywhere. */
function hueOf(name: string): number {
  let hash = 7;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % HUES;
}

export function Avatar({
  name,
  group = false,
  online,
}: {
  name: string;
  group?: boolean;
  online?: boolean;
}): ReactNode {
  const letters = [...name.replace(/[^\p{L}\p{N}]/gu, "")].slice(0, group ? 2 : 1).join("");
  return (
    <span className="avatar" data-hue={hueOf(name)} data-group={group} aria-hidden="true">
      {letters.toUpperCase() || "?"}
      {online !== undefined && <i data-online={online} />}
    </span>
  );
}
