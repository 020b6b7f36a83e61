import type { FailureGroup, RunResult } from "../run/result.ts";
import { placeOf, ruleText, type Spec } from "../spec/spec.ts";
import { curlOf } from "./curl.ts";
import { oneLine } from "./printable.ts";

/** Everything a reader needs to understand one failure and to see it again. */
export interface FailureCard {
  readonly operation: string;
  readonly check: string;
  readonly why: string;
  readonly expected: string;
  readonly got: string;
  /** The rule of the spec: where it stands and what it says. */
  readonly place: string;
  readonly rule: string;
  readonly pointer: string;
  readonly id: string;
  readonly request: { readonly method: string; readonly path: string; readonly body: string | undefined };
  readonly reply: { readonly status: number | undefined; readonly body: string } | undefined;
  readonly curl: string;
  /** Runs this case alone. */
  readonly repeat: string;
  readonly count: number;
  readonly operations: readonly string[];
  readonly ids: readonly string[];
  readonly again: boolean | undefined;
  /** What has to be sent with it for it to fail, in order; empty when it fails alone. */
  readonly chain: readonly string[];
  readonly atOnce: boolean;
  /** How one and the same request was answered, time after time, when it was not answered alike. */
  readonly answers: readonly string[];
}

/** How much of a request's body a card shows, in characters. */
const MAX_SHOWN = 300;

/**
 * Tells one cause of failure in full.
 *
 * @example
 * ```ts
 * import { failureCard, loadSpec, runContract } from "@emchat/contract";
 *
 * const spec = await loadSpec();
 * const result = await runContract({ url: "http://127.0.0.1:4010", spec, token: "any-token" });
 * for (const group of result.failures) console.log(failureCard(group, result, spec).curl);
 * ```
 */
export function failureCard(group: FailureGroup, result: RunResult, spec: Spec): FailureCard {
  const { first } = group;
  const body = first.case.request.body;
  return {
    operation: first.operation,
    check: first.check,
    why: first.why,
    expected: first.expected,
    got: first.got,
    place: placeOf(spec, first.rule),
    rule: oneLine(ruleText(spec, first.rule)),
    pointer: `#${first.rule}`,
    id: first.id,
    request: {
      method: first.case.request.method,
      path: first.case.request.path,
      body: body === undefined ? undefined : shown(new TextDecoder().decode(body.subarray(0, 4_096)), body.byteLength),
    },
    reply: first.reply,
    curl: curlOf(first.case, result.target),
    repeat: repeatOf(group, result),
    count: group.count,
    operations: group.operations,
    ids: group.ids,
    again: group.again,
    chain: group.chain,
    atOnce: group.atOnce,
    answers: group.answers,
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const shown = (text: string, bytes: number): string =>
  text.length <= MAX_SHOWN && bytes <= 4_096 ? text : `${text.slice(0, MAX_SHOWN)}… (${bytes} bytes)`;

/** The command that runs one case alone, or with what it needs. A random body has no id that finds it again, but its seed does. */
function repeatOf({ first: { id }, chain, atOnce }: FailureGroup, { target, seed, repeatWith }: RunResult): string {
  const ids = chain.length > 0 ? chain : [id];
  const order = chain.length === 0 ? "" : atOnce ? "--at-once " : "--in-order ";
  const which = id.includes("/random/") ? "--random 60" : order + ids.map((one) => `--only ${quoted(one)}`).join(" ");
  return ["emchat-contract run --url", target, "--seed", seed, repeatWith, which]
    .filter((part) => part !== "")
    .join(" ");
}
