import type { Fault } from "../api/control.ts";
import type { WholeDictionary } from "../i18n/dictionary.ts";

/** A fault as one phrase: what happens, to which calls, how often. */
export function describeFault(fault: Fault, t: WholeDictionary): string {
  const { match, times, remaining, percent } = fault;
  const calls = [
    ...(match.operations ?? []),
    ...(match.target === undefined ? [] : [match.target]),
    ...(match.token === undefined ? [] : [match.token]),
  ];
  const parts = [
    fault.name === undefined || fault.name === ""
      ? describeEffect(fault.effect, t)
      : `${fault.name}: ${describeEffect(fault.effect, t)}`,
    calls.length === 0 ? t.faults.everyCall : calls.join(", "),
  ];
  if (times !== undefined) parts.push(t.faults.left(remaining ?? times));
  if (percent !== undefined) parts.push(`${percent} %`);
  return parts.join(" · ");
}

export function describeEffect(effect: Fault["effect"], t: WholeDictionary): string {
  const kind = t.faults.kinds[effect.kind];
  switch (effect.kind) {
    case "latency":
      return `${kind} ${effect.min}${effect.max === undefined ? "" : `–${effect.max}`} ms`;
    case "error":
      return [effect.status, effect.error].filter((part) => part !== undefined).join(" ");
    case "result":
      return [kind, effect.code, effect.result].filter((part) => part !== undefined).join(" ");
    case "rate":
      return `${kind} ${effect.limit}/${t.faults.per[effect.per]}`;
    case "reply":
      return `${kind} ${effect.status}`;
    case "content-type":
      return `${kind} ${effect.value}`;
    case "drip":
    case "truncate":
    case "reset":
    case "empty":
    case "malformed":
      return kind;
  }
}
