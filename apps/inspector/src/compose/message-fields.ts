import { type MessageType, messageFields, messageTypes } from "@emchat/schema";
import type { WholeDictionary } from "../i18n/dictionary.ts";

/** The types that the form offers: of two spellings of one type the shorter. */
export const TYPES: readonly string[] = messageTypes.filter((type) => type !== "text");

type FieldName = keyof WholeDictionary["compose"]["fields"];

export interface MessageField {
  /** What people call it. */
  label(t: WholeDictionary): string;
  /** Where it goes in `msg`, a dot between the levels. */
  readonly path: string;
  /** `value`: JSON where it is some, otherwise a text. */
  readonly form: "line" | "lines" | "number" | "json" | "value";
  readonly initial: string;
}

function field(name: FieldName, form: MessageField["form"], initial = "", path: string = name): MessageField {
  return { label: (t) => t.compose.fields[name], path, form, initial };
}

const UPLOAD = "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/55f12940-64af-11e4-8a5b-ff2336f03252";

/** What each type has, with samples that are accepted as they stand. Of other types the contract says what there is. */
const FIELDS: Partial<Record<MessageType, readonly MessageField[]>> = {
  txt: [field("msg", "lines")],
  img: [
    field("url", "line", UPLOAD),
    field("filename", "line", "test1.jpg"),
    field("width", "number", "960", "size.width"),
    field("height", "number", "720", "size.height"),
    field("file_length", "number", "155164"),
  ],
  audio: [field("url", "line", UPLOAD), field("filename", "line", "test1.amr"), field("length", "number", "10")],
  loc: [
    field("addr", "line", "西城区西便门桥"),
    field("lat", "number", "39.9053"),
    field("lng", "number", "116.36302"),
  ],
  video: [
    field("url", "line", UPLOAD),
    field("filename", "line", "1418105136313.mp4"),
    field("length", "number", "120"),
    field("file_length", "number", "58103"),
  ],
  file: [
    field("url", "line", UPLOAD),
    field("filename", "line", "contract.pdf"),
    field("file_length", "number", "40210"),
  ],
  cmd: [field("action", "line", "refresh-orders")],
  custom: [field("customEvent", "line", "order/shipped"), field("customExts", "json", '{ "order": "20140708-17" }')],
};

/** The fields of a type's form. */
export function fieldsOf(type: string): readonly MessageField[] {
  const known = messageTypes.find((one) => one === type);
  if (known === undefined) return [];
  const { required, optional } = messageFields[known];
  return (
    FIELDS[known] ?? [...required, ...optional].map((path) => ({ label: () => path, path, form: "value", initial: "" }))
  );
}

/** What was typed, by path; a field that is missing has its sample. */
export type MessageDraft = Readonly<Record<string, string>>;

/**
 * The `msg` that the form describes. Empty fields are left out; the service says what it misses.
 *
 * @throws SyntaxError when a JSON field is not JSON
 */
export function messageOf(type: string, draft: MessageDraft): Readonly<Record<string, unknown>> {
  const message: Record<string, unknown> = { type };
  for (const { path, form, initial } of fieldsOf(type)) {
    const typed = draft[path] ?? initial;
    if (typed === "" && path !== "msg") continue;
    const value = typedValue(form, typed);
    const [outer = path, inner] = path.split(".");
    if (inner === undefined) message[outer] = value;
    else message[outer] = { ...(message[outer] as object | undefined), [inner]: value };
  }
  return message;
}

function typedValue(form: MessageField["form"], typed: string): unknown {
  switch (form) {
    case "number":
      return Number(typed);
    case "json":
      return JSON.parse(typed);
    case "value":
      return /^(?:-?[0-9]|true$|false$|[[{])/.test(typed) ? JSON.parse(typed) : typed;
    default:
      return typed;
  }
}
