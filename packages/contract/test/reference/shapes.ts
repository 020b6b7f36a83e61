/**
 * What a body must look like, in rules of our own and not in JSON Schema: whoever reads the contract twice and independently
 * sees where it can be read in two ways.
 */
export interface TextRule {
  is: "text";
  /** Characters, as code points. */
  from: number;
  to: number;
  form?: RegExp;
  oneOf?: string[];
}
export interface NumberRule {
  is: "integer" | "number";
  from: number;
  to: number;
}
export interface ObjectRule {
  is: "object";
  needs: string[];
  may: Record<string, Rule>;
  /** What keys that are not named may hold. */
  rest: "nothing" | "anything" | Rule;
  /** At most so many keys. */
  most?: number;
}
/** The message itself: which rule holds says its `type`. */
export interface MessageRule {
  is: "message";
  kinds: Record<string, ObjectRule>;
}
export type Rule = TextRule | NumberRule | ObjectRule | MessageRule;

const text = (from: number, to: number, form?: RegExp): TextRule => ({ is: "text", from, to, ...(form && { form }) });
const integer = (from: number, to: number): NumberRule => ({ is: "integer", from, to });
const object = (needs: string[], may: Record<string, Rule>): ObjectRule => ({
  is: "object",
  needs,
  may,
  rest: "nothing",
});
const typed = (...names: string[]): TextRule => ({ is: "text", from: 0, to: 64, oneOf: names });

const NAME = /^\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;
const WEB = /^https?:\/\//;
const BYTES = integer(0, Number.MAX_SAFE_INTEGER);

/** What the four parts of a path must look like. */
export const pathRules = (): Record<string, TextRule> => ({
  org: text(1, 64, /^[A-Za-z0-9][A-Za-z0-9-]*$/),
  app: text(1, 64, /^[A-Za-z0-9][A-Za-z0-9-]*$/),
  username: text(1, 64, NAME),
  group_name: text(1, 64, NAME),
});

/** The kinds of messages, by `type`. */
export const messageKinds = (): Record<string, ObjectRule> => {
  const words = object(["type", "msg"], { type: typed("text", "txt"), msg: text(1, 40_960) });
  const file = { url: text(1, 2048, WEB), filename: text(1, 255), secret: text(1, 255), file_length: BYTES };
  const thumb = { thumb: text(1, 2048, WEB), thumb_secret: text(1, 255) };
  const length = integer(0, 86_400);
  const size = object(["width", "height"], { width: integer(0, 100_000), height: integer(0, 100_000) });
  return structuredClone({
    text: words,
    txt: words,
    img: object(["type", "url"], { type: typed("img"), ...file, ...thumb, size }),
    audio: object(["type", "url"], { type: typed("audio"), ...file, length }),
    video: object(["type", "url"], { type: typed("video"), ...file, ...thumb, length }),
    file: object(["type", "url"], { type: typed("file"), ...file }),
    cmd: object(["type", "action"], { type: typed("cmd"), action: text(1, 1024) }),
    loc: object(["type", "addr", "lat", "lng"], {
      type: typed("loc"),
      addr: text(1, 1024),
      lat: { is: "number", from: -90, to: 90 },
      lng: { is: "number", from: -180, to: 180 },
    }),
    custom: object(["type"], {
      type: typed("custom"),
      customEvent: text(1, 32, /^[A-Za-z0-9_/.-]+$/),
      customExts: { is: "object", needs: [], may: {}, rest: text(0, 1024), most: 16 },
    }),
  });
};

/** The whole body of a send. */
export const sendRule = (kinds: Record<string, ObjectRule>): ObjectRule =>
  object(["msg"], {
    msg: { is: "message", kinds },
    from: text(1, 64, NAME),
    ext: { is: "object", needs: [], may: {}, rest: "anything" },
  });

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function checkObject(rule: ObjectRule, value: unknown, at: string): string | undefined {
  if (!isObject(value)) return `${at} must be an object`;
  const missing = rule.needs.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return `${at} must have the property ${missing}`;
  const keys = Object.keys(value);
  if (keys.length > (rule.most ?? Number.POSITIVE_INFINITY)) return `${at} has more than ${rule.most} keys`;
  for (const key of keys) {
    const known = Object.hasOwn(rule.may, key) ? rule.may[key] : undefined;
    if (known === undefined && rule.rest === "nothing") return `${at} must not have a property of that name`;
    if (known === undefined && rule.rest === "anything") continue;
    const own = known ?? rule.rest;
    const wrong =
      typeof own === "string" ? undefined : check(own, value[key], `${at}.${known === undefined ? "*" : key}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function checkText(rule: TextRule, value: unknown, at: string): string | undefined {
  if (typeof value !== "string") return `${at} must be a text`;
  if (rule.oneOf !== undefined)
    return rule.oneOf.includes(value) ? undefined : `${at} must be ${rule.oneOf.join(" or ")}`;
  const length = [...value].length;
  if (length < rule.from || length > rule.to) return `${at} must have ${rule.from} to ${rule.to} characters`;
  return rule.form === undefined || rule.form.test(value) ? undefined : `${at} does not have the form of its kind`;
}

/** Says what is wrong with a value, or nothing. */
export function check(rule: Rule, value: unknown, at: string): string | undefined {
  if (rule.is === "object") return checkObject(rule, value, at);
  if (rule.is === "text") return checkText(rule, value, at);
  if (rule.is === "message") {
    const type = isObject(value) && Object.hasOwn(value, "type") ? value["type"] : undefined;
    const kind = typeof type === "string" && Object.hasOwn(rule.kinds, type) ? rule.kinds[type] : undefined;
    return kind === undefined
      ? `${at}.type must be one of ${Object.keys(rule.kinds).join(", ")}`
      : checkObject(kind, value, at);
  }
  if (typeof value !== "number" || (rule.is === "integer" && !Number.isInteger(value)))
    return `${at} must be a ${rule.is}`;
  return value < rule.from || value > rule.to ? `${at} must be from ${rule.from} to ${rule.to}` : undefined;
}
