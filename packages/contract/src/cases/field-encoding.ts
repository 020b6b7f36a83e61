import type { Json } from "../spec/json.ts";
import { isRecord } from "../spec/json.ts";
import { isJsonType, type Media } from "../spec/operation.ts";
import { textOf } from "../spec/parameter-text.ts";
import { join } from "../spec/pointer.ts";
import type { Spec } from "../spec/spec.ts";

/** How one field of a form, or one part of a multipart body, is written, as far as its `encoding` says so. */
export interface FieldEncoding {
  /** What stands between the elements of a list; undefined where each has a field of its own. */
  readonly glue: string | undefined;
  /** The media type of a part; undefined where it is the usual one. */
  readonly contentType: string | undefined;
  /** It asks for what this kit does not write: a header of the part, a range of types alone. */
  readonly unknown: boolean;
}

const USUAL: FieldEncoding = { glue: undefined, contentType: undefined, unknown: false };

const GLUES: Readonly<Record<string, string>> = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C" };

/** The encoding of each field of a media type, by its name. */
export function fieldEncodings(spec: Spec, media: Media): (name: string) => FieldEncoding {
  const said = spec.document.valueAt(join(media.pointer, "encoding"));
  const known = new Map<string, FieldEncoding>();
  for (const [name, value] of Object.entries(isRecord(said) ? said : {}))
    if (isRecord(value)) known.set(name, encodingOf(value));
  return (name) => known.get(name) ?? USUAL;
}

function encodingOf({ style = "form", explode, contentType, headers }: Record<string, unknown>): FieldEncoding {
  const types = typeof contentType === "string" ? contentType.split(",").map((type) => type.trim()) : [];
  const exact = types.find((type) => !type.includes("*"));
  const asked = Object.values(isRecord(headers) ? headers : {}).some(
    (header) => isRecord(header) && header["required"],
  );
  return {
    glue: (explode ?? style === "form") === true ? undefined : GLUES[String(style)],
    contentType: exact,
    unknown: asked || (types.length > 0 && exact === undefined) || GLUES[String(style)] === undefined,
  };
}

/** The elements of a list in one field, or undefined when one of them holds what divides them. */
export function glued(list: readonly Json[], glue: string): string | undefined {
  const texts = list.map((entry) => encodeURIComponent(textOf(entry)));
  return texts.some((text) => text === "" || text.includes(encodeURIComponent(decodeURIComponent(glue))))
    ? undefined
    : texts.join(glue);
}

/** The media type and the text of a part. */
export function partText(value: Json, { contentType, unknown }: FieldEncoding, file: boolean): Part | undefined {
  const flat = typeof value !== "object" || value === null;
  const json = contentType !== undefined && isJsonType(contentType.split(";")[0] ?? "");
  if (unknown || (!flat && contentType !== undefined && !json)) return undefined;
  if (json) return { type: contentType, text: JSON.stringify(value) };
  const usual = file ? "application/octet-stream" : flat ? undefined : "application/json";
  return { type: contentType ?? usual, text: textOf(value) };
}

interface Part {
  readonly type: string | undefined;
  readonly text: string;
}
