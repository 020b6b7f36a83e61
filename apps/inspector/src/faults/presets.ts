import type { Schemas } from "../api/control.ts";
import type { WholeDictionary } from "../i18n/dictionary.ts";

type PresetName = keyof WholeDictionary["faults"]["presets"];

/** Faults that people want most, one click each. */
export const PRESETS: readonly (readonly [name: PresetName, fault: Schemas["FaultInput"]])[] = [
  ["overloaded", { effect: { kind: "error", status: 503, retryAfter: 1 }, times: 2 }],
  ["expired", { effect: { kind: "error", status: 401, error: "expired_token" } }],
  ["rateLimited", { effect: { kind: "rate", limit: 5, per: "second" } }],
  ["slow", { effect: { kind: "latency", min: 400, max: 1200 } }],
  ["flaky", { effect: { kind: "reset" }, percent: 20 }],
  ["targetFails", { effect: { kind: "result", code: 404, result: "user not found" } }],
  ["broken", { effect: { kind: "malformed" }, times: 1 }],
];
