import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { explain } from "../api/problem.ts";
import type { Dictionary } from "../i18n/dictionary.ts";
import { useText } from "../i18n/language.tsx";
import { Button } from "../parts/button.tsx";
import { notify } from "../shell/notices.tsx";
import { useShortcuts } from "../shell/shortcuts.ts";
import type { Control } from "./control.ts";
import { useScope } from "./session-scope.tsx";

/** Milliseconds that the way back is offered when the server's own clock cannot say. */
const UNDO_STAYS = 10_000;

/** Clears messages and calls together, and offers to bring both back. */
async function clearAll(control: Control, t: Dictionary): Promise<void> {
  const messages = await control.fetch.DELETE("/__mock/api/v1/messages");
  if (messages.error !== undefined) throw messages.error;
  const requests = await control.fetch.DELETE("/__mock/api/v1/requests");
  if (requests.error !== undefined) throw requests.error;
  notify(t.lists.cleared(messages.data.cleared), {
    stays: UNDO_STAYS,
    action: { label: t.actions.undo, run: () => void undo(control, [requests.data.undo, messages.data.undo]) },
  });
}

async function undo(control: Control, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { error } = await control.fetch.POST("/__mock/api/v1/undo/{undo}", { params: { path: { undo: id } } });
    if (error !== undefined) notify(explain(error), { kind: "bad" });
  }
}

/** `x` does the same. */
export function ClearButton({ disabled }: { disabled: boolean }): ReactNode {
  const t = useText();
  const { control } = useScope();
  const clear = (): void => {
    clearAll(control, t).catch((error: unknown) => notify(explain(error), { kind: "bad" }));
  };
  useShortcuts({ x: disabled ? undefined : clear });
  return (
    <Button icon={<Trash2 size={15} />} disabled={disabled} onClick={clear}>
      {t.lists.clear}
    </Button>
  );
}
