import type { Schemas } from "../api/control.ts";
import type { Dictionary } from "../i18n/en.ts";

export type MessageType = Exclude<Schemas["MessageType"], "text">;

export const TYPES: readonly MessageType[] = ["txt", "img", "audio", "loc", "video", "file", "cmd", "custom"];

type FieldName = keyof Dictionary["compose"]["fields"];

export interface MessageField {
  /** Its label, by name. */
  readonly name: FieldName;
  /** Where it goes in `msg`, a dot between the levels. */
  readonly path: string;
  readonly form: "line" | "lines" | "number" | "json";
  readonly initial: string;
}

function field(name: FieldName, form: MessageField["form"], initial = "", path: string = name): MessageField {
  return { name, path, form, initial };
}

const UPLOAD = "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/55f12940-64af-11e4-8a5b-ff2336f03252";

/** What each type has, with samples that are accepted as they stand. */
export const MESSAGE_FIELDS: Readonly<Record<MessageType, readonly MessageField[]>> = {
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

/** What was typed, by path; a field that is missing has its sample. */
export type MessageDraft = Readonly<Record<string, string>>;

/**
 * The `msg` that the form describes. Empty fields are left out; the service says what it misses.
 *
 * @throws SyntaxError when a JSON field is not JSON
 */
export function messageOf(type: MessageType, draft: MessageDraft): Readonly<Record<string, unknown>> {
  const message: Record<string, unknown> = { type };
  for (const { path, form, initial } of MESSAGE_FIELDS[type]) {
    const typed = draft[path] ?? initial;
    if (typed === "" && path !== "msg") continue;
    const value: unknown = form === "number" ? Number(typed) : form === "json" ? JSON.parse(typed) : typed;
    const [outer = path, inner] = path.split(".");
    if (inner === undefined) message[outer] = value;
    else message[outer] = { ...(message[outer] as object | undefined), [inner]: value };
  }
  return message;
}
