import type { Answer, Call, Mode, Parts, Refusal, RoutedCall } from "../parts.ts";
import { bodyCheck, namesCheck, refusal, rightParts } from "../right-parts.ts";
import {
  isObject,
  messageKinds,
  type NumberRule,
  type ObjectRule,
  pathRules,
  type Rule,
  sendRule,
  type TextRule,
} from "../shapes.ts";
import type { Token } from "../state.ts";

/** The kinds of faults that a contract test has to see. */
export type FaultKind =
  | "status"
  | "media-type"
  | "headers"
  | "body-schema"
  | "relations"
  | "clocks"
  | "limits"
  | "validation"
  | "unicode"
  | "ext"
  | "syntax"
  | "methods"
  | "paths"
  | "authentication"
  | "secrets"
  | "state"
  | "interaction"
  | "malformed-reply"
  | "timing"
  | "negotiation"
  | "filters"
  | "caching"
  | "extremes"
  | "connections"
  | "reserved-names";

/** One deliberate mistake in the right server. */
export interface Fault {
  readonly id: string;
  readonly kind: FaultKind;
  /** What the server does wrong. */
  readonly about: string;
  /** The mode that shows it; `strict` where nothing is said. */
  readonly mode?: Mode;
  /** The parts that are replaced, made anew for each start. */
  readonly parts: () => Partial<Parts>;
}

/** What an edit of answers may look at. */
type AnswerEdit = (answer: Answer, call: Call) => Answer | undefined;

/** Edits every answer for which `when` holds. */
export function onAnswer(when: (answer: Answer, call: Call) => boolean, edit: AnswerEdit): Partial<Parts> {
  return { finish: (call, answer) => (when(answer, call) ? (edit(answer, call) ?? answer) : answer) };
}

export const always = (): boolean => true;
export const isSuccess = ({ status }: Answer): boolean => status === 200;
export const isError = ({ status }: Answer): boolean => status >= 400;
export const hasStatus =
  (...statuses: readonly number[]) =>
  (answer: Answer): boolean =>
    statuses.includes(answer.status);
export const isStatusCall = (answer: Answer, { route }: Call): boolean =>
  isSuccess(answer) && route?.operation === "status";
export const isSend = (answer: Answer, { route }: Call): boolean => isSuccess(answer) && route?.method === "POST";

/** Edits the first element of `data`. */
export const onResult = (edit: (result: Record<string, unknown>, call: Call) => void): AnswerEdit => {
  return ({ json }, call) => {
    const data = json["data"];
    const first: unknown = Array.isArray(data) ? data[0] : undefined;
    if (isObject(first)) edit(first, call);
  };
};

/** Changes the rules that bodies are checked by. */
export function withMessages(edit: (kinds: Record<string, ObjectRule>, body: ObjectRule) => void): Partial<Parts> {
  const kinds = messageKinds();
  const body = sendRule(kinds);
  edit(kinds, body);
  return { checkBody: bodyCheck(body) };
}

/** Changes the rules that the parts of the path are checked by. */
export function withNames(edit: (rules: Record<string, TextRule>) => void): Partial<Parts> {
  const rules = pathRules();
  edit(rules);
  return { checkNames: namesCheck(rules) };
}

function ruleAt(rules: Record<string, Rule>, path: readonly string[]): Rule {
  const [first = "", ...rest] = path;
  const rule = rules[first];
  if (rule === undefined) throw new Error(`no rule at ${path.join(".")}`);
  return rest.length === 0 ? rule : rule.is === "object" ? ruleAt(rule.may, rest) : rule;
}

export function textAt(rules: Record<string, Rule>, ...path: readonly string[]): TextRule {
  const rule = ruleAt(rules, path);
  if (rule.is !== "text") throw new Error(`no text at ${path.join(".")}`);
  return rule;
}

export function numberAt(rules: Record<string, Rule>, ...path: readonly string[]): NumberRule {
  const rule = ruleAt(rules, path);
  if (rule.is !== "integer" && rule.is !== "number") throw new Error(`no number at ${path.join(".")}`);
  return rule;
}

export function objectAt(rules: Record<string, Rule>, ...path: readonly string[]): ObjectRule {
  const rule = ruleAt(rules, path);
  if (rule.is !== "object") throw new Error(`no object at ${path.join(".")}`);
  return rule;
}

/** Lets some bodies through, or refuses some, before the right check. */
export function beforeBodyCheck(
  decide: (json: unknown, call: RoutedCall) => "accept" | Refusal | undefined,
): Partial<Parts> {
  return {
    checkBody: (call) => {
      const decision = decide(call.json, call);
      return decision === "accept" ? undefined : (decision ?? rightParts.checkBody(call));
    },
  };
}

/** Lets some callers in, or refuses some, before the right look at their token. */
export function beforeTokenCheck(
  decide: (header: string, call: RoutedCall) => "accept" | Refusal | undefined,
): Partial<Parts> {
  return {
    checkToken: (call) => {
      const decision = decide(call.headers.authorization ?? "", call);
      return decision === "accept" ? undefined : (decision ?? rightParts.checkToken(call));
    },
  };
}

/** The message of a body. */
export const messageOf = (json: unknown): Record<string, unknown> =>
  isObject(json) && isObject(json["msg"]) ? json["msg"] : {};

/** Every text in a message's own fields. */
export const textsOf = (json: unknown): string[] =>
  Object.values(messageOf(json)).filter((value) => typeof value === "string");

/** The last word of an Authorization header. */
export const tokenIn = (header: string): string => /(\S+)\s*$/.exec(header)?.[1] ?? "";

/** What the server knows of the token in a header, whatever its scheme. */
export const stateOf = (header: string, { state }: Call): Token["state"] | undefined =>
  state.tokens.find(({ value }) => value === tokenIn(header))?.state;

/** Lets callers in whom the right server would refuse. */
export const takes = (when: (header: string, call: RoutedCall) => boolean): Partial<Parts> =>
  beforeTokenCheck((header, call) => (when(header, call) ? "accept" : undefined));

/** A crash, as callers see it. */
export const internal: Refusal = refusal(500, "web_application", "internal error");

/** The router sees another path than the one that was asked for. */
export const seesPath = (edit: (target: string) => string): Partial<Parts> => ({
  findRoute: (call) => rightParts.findRoute({ ...call, target: edit(call.target) }),
});

/** The router sees other names in the path, once they are decoded. */
export const seesNames = (edit: (name: string) => string): Partial<Parts> => ({
  decode: (encoded) => {
    const decoded = rightParts.decode(encoded);
    return decoded === undefined ? undefined : edit(decoded);
  },
});

/** Takes the credentials from wherever `find` says, when Authorization brings none. */
export const alsoTakesToken = (find: (call: RoutedCall) => string | undefined): Partial<Parts> => ({
  checkToken: (call) => {
    const found = call.headers.authorization === undefined ? find(call) : undefined;
    return rightParts.checkToken(
      found === undefined ? call : { ...call, headers: { ...call.headers, authorization: `Bearer ${found}` } },
    );
  },
});

/** Reads Authorization in a way of its own. */
export const readsAuthorization = (edit: (header: string) => string): Partial<Parts> => ({
  checkToken: (call) =>
    rightParts.checkToken({
      ...call,
      headers: { ...call.headers, authorization: edit(call.headers.authorization ?? "") },
    }),
});

/** Reads Content-Type in a way of its own. */
export const readsType = (edit: (type: string) => string): Partial<Parts> => ({
  checkMediaType: (call) =>
    rightParts.checkMediaType({
      ...call,
      headers: { ...call.headers, "content-type": edit(call.headers["content-type"] ?? "") },
    }),
});

/** A guard in front of the handler, asked before anything of the body is. */
export const guards = (stops: (call: RoutedCall) => boolean, reason: Refusal): Partial<Parts> => ({
  checkToken: (call) => rightParts.checkToken(call) ?? (stops(call) ? reason : undefined),
});

/** What a filter in front of the service answers. */
export const forbidden: Refusal = refusal(403, "forbidden_op", "the request looks dangerous");

/** Refuses messages with a text of some form, wherever it stands. */
export const refusesTexts = (form: RegExp, reason: Refusal = forbidden): Partial<Parts> =>
  beforeBodyCheck((json) => (textsOf(json).some((text) => form.test(text)) ? reason : undefined));

/** All keys of a value, at every depth. */
export const keysOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(keysOf)
    : isObject(value)
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
      : [];

/** Refuses messages whose `ext` has a key of some form. */
export const refusesKeys = (form: RegExp, reason: Refusal = forbidden): Partial<Parts> =>
  beforeBodyCheck((json) => (isObject(json) && keysOf(json["ext"]).some((key) => form.test(key)) ? reason : undefined));

/** The target's name in the path, decoded. */
export const targetOf = ({ names }: Call): string => names?.["username"] ?? names?.["group_name"] ?? "";

/** Answers calls for some targets in a way of its own. */
export const answersTarget = (form: RegExp, answer: Refusal | undefined): Partial<Parts> => ({
  checkTarget: (call) => (form.test(targetOf(call)) ? answer : rightParts.checkTarget(call)),
});
