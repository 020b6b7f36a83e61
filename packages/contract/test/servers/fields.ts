import type { Node } from "./any-server.ts";

type Resolve = (node: Node) => Node;

const isList = (media: Node, name: string, at: Resolve): boolean =>
  at(at(media.schema)?.properties?.[name])?.type === "array";

function put(fields: Record<string, unknown>, name: string, value: unknown, list: boolean): void {
  if (list) fields[name] = [...((fields[name] as unknown[]) ?? []), value];
  else fields[name] = value;
}

/** The fields of a form. */
export function formFields(text: string, media: Node, at: Resolve): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const list = isList(media, name, at);
    const whole = list && media.encoding?.[name]?.explode === false;
    for (const one of whole ? value.split(",") : [value]) put(fields, name, one, list);
  }
  return fields;
}

/** The parts of a multipart body; JSON where a part says so. */
export function multipartFields(text: string, boundary: string, media: Node, at: Resolve): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const parts = text.split(`--${boundary}`).slice(1, -1);
  if (parts.length === 0 || !text.endsWith(`--${boundary}--\r\n`)) throw new Error("no parts");
  for (const part of parts) {
    const [head = "", ...rest] = part.split("\r\n\r\n");
    const name = /name="([^"]+)"/.exec(head)?.[1] ?? "";
    const body = rest.join("\r\n\r\n").replace(/\r\n$/, "");
    put(fields, name, /application\/(\S+\+)?json/.test(head) ? JSON.parse(body) : body, isList(media, name, at));
  }
  return fields;
}
