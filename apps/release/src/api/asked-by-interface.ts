import type { Asked } from "../contract/asked-by-contract.ts";
import { breakingStep } from "../contract/release-step.ts";
import type { PublicInterface } from "./describe-interface.ts";

/**
 * The step that a changed interface asks for. A line that is gone or reads differently may break whoever used it; a new line
 * breaks nobody who does not use it yet.
 *
 * @param released the version that `before` was read from
 */
export function askedByInterface(released: string, before: PublicInterface, after: PublicInterface): Asked {
  const broken = [...before].flatMap(([key, text]) => {
    const now = after.get(key);
    if (now === undefined) return [`${key} is gone; it was \`${shortened(text)}\``];
    return now === text ? [] : [`${key} was \`${shortened(text)}\` and is \`${shortened(now)}\``];
  });
  if (broken.length > 0) return { step: breakingStep(released), because: broken };
  const added = [...after.keys()].filter((key) => !before.has(key));
  return added.length > 0
    ? { step: "patch", because: added.map((key) => `${key} is new`) }
    : { step: "none", because: [] };
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
