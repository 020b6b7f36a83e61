import type { MockEntry } from "@emchat/schema";

/** What a contract may write as `x-mock`; both keys may be left out. */
type WrittenMock = Partial<MockEntry>;

const EFFECTS: readonly unknown[] = [undefined, null, "read-presence", "deliver-message"];

/** Whether a value says as `x-mock` what a mock can do. */
export function isMockEntry(value: unknown): value is WrittenMock {
  if (typeof value !== "object" || value === null) return false;
  const { effect, target } = value as { readonly effect?: unknown; readonly target?: unknown };
  if (!EFFECTS.includes(effect)) return false;
  if (target === undefined || target === null) return effect === undefined || effect === null;
  const { kind, parameter } = Object(target) as { readonly kind?: unknown; readonly parameter?: unknown };
  return typeof kind === "string" && typeof parameter === "string";
}
