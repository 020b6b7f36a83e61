import { useEffect } from "react";
import { type Stored, stored } from "./stored.ts";

/** Single keys can be switched off: they get in the way of speech input. */
export const singleKeys: Stored<"on" | "off"> = stored("emchat.keys", ["on", "off"], "on");

/** Calls the action of a key that was pressed alone, outside of any field. */
export function useShortcuts(actions: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (singleKeys.get() === "off" || event.defaultPrevented || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isEditable(event.target)) return;
      const action = actions[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
