import { declaredStatuses } from "@emchat/schema";
import type { Schemas } from "../api/control.ts";
import type { WholeDictionary } from "../i18n/dictionary.ts";

/** What a form can set; a prepared reply comes with a scenario or by the API. */
export type EffectKind = Exclude<Schemas["FaultKind"], "reply">;

export const KINDS: readonly EffectKind[] = [
  "error",
  "latency",
  "rate",
  "result",
  "reset",
  "empty",
  "truncate",
  "malformed",
  "drip",
  "content-type",
];

type FieldName = keyof WholeDictionary["faults"]["fields"];

interface EffectField {
  readonly name: FieldName;
  readonly initial: string;
  readonly numeric: boolean;
  readonly required: boolean;
  readonly options?: readonly string[];
}

/** What was typed, by field; a field that is missing has its initial value. */
export type EffectDraft = Partial<Record<FieldName, string>>;

function number(name: FieldName, initial: string, required: boolean): EffectField {
  return { name, initial, numeric: true, required };
}

function text(name: FieldName, initial: string): EffectField {
  return { name, initial, numeric: false, required: false };
}

/** The errors that the contract declares, the overloaded service first, and what gateways answer in its place. */
const STATUSES = [...declaredStatuses.filter((status) => status >= 400), 502, 504]
  .filter((status, at, all) => all.indexOf(status) === at)
  .sort((a, b) => Number(b === 503) - Number(a === 503) || a - b)
  .map(String);

export const EFFECT_FIELDS: Readonly<Record<EffectKind, readonly EffectField[]>> = {
  error: [
    { name: "status", initial: "503", numeric: true, required: true, options: STATUSES },
    text("error", ""),
    number("retryAfter", "", false),
  ],
  latency: [number("min", "200", true), number("max", "400", false)],
  rate: [
    number("limit", "5", true),
    { name: "per", initial: "second", numeric: false, required: true, options: ["second", "minute"] },
  ],
  result: [number("code", "404", true), text("result", "user not found")],
  reset: [],
  empty: [],
  truncate: [number("bytes", "", false)],
  malformed: [],
  drip: [number("bytes", "16", false), number("every", "100", false)],
  "content-type": [text("value", "text/html")],
};

/** The effect that a form describes. What it lacks or exceeds, the server says. */
export function effectOf(kind: EffectKind, draft: EffectDraft): Schemas["FaultEffect"] {
  const entries = EFFECT_FIELDS[kind]
    .map((field) => [field, draft[field.name] ?? field.initial] as const)
    .filter(([, value]) => value !== "")
    .map(([field, value]) => [field.name, field.numeric ? Number(value) : value]);
  return { kind, ...Object.fromEntries(entries) } as Schemas["FaultEffect"];
}
