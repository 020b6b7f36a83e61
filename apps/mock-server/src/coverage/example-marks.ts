/**
 * What tells the examples of one response apart: an error's identifier, or the first result. A real reply with the same mark
 * stands for the example; its times and names differ.
 */
export function replyMark(body: unknown): string {
  if (!isObject(body)) return "";
  const { error, data } = body;
  if (typeof error === "string") return error;
  const first: unknown = Array.isArray(data) ? data[0] : undefined;
  if (!isObject(first)) return "";
  const content = first["result_content"];
  const result = isObject(content) ? content["result"] : undefined;
  return first["result_code"] === 200 && typeof result === "string" ? result : "";
}

/** What tells the examples of a request body apart: the message's type, with a `+` where something stands beside the message. */
export function bodyForm(body: unknown): string {
  if (!isObject(body)) return "";
  const { msg } = body;
  const type = isObject(msg) ? msg["type"] : undefined;
  if (typeof type !== "string") return "";
  return body["from"] === undefined && body["ext"] === undefined ? type : `${type}+`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
