import { type Stored, stored } from "../shell/stored.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that was chosen; `system` follows `prefers-color-scheme`. */
export const theme: Stored<Theme> = stored("emchat.theme", THEMES, "system");

export function applyTheme(chosen: Theme): void {
  if (chosen === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}
