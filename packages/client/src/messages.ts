import type { MessageRequest, Messages } from "@emchat/schema";
import type { SendOptions } from "./call-options.ts";

/** A message body by itself. `from` and `ext` do not stand in it but beside it: `{ msg, from, ext }`. */
export type BareMessage<Body = MessageRequest["msg"]> = Body extends object
  ? Body & { readonly from?: never; readonly ext?: never }
  : never;

/** A whole request: `msg` is the message, `from` its sender, `ext` what the application adds, an object of its own. */
export type WholeMessage<Request = MessageRequest> = {
  readonly [Name in keyof Request]: Name extends "ext" ? object : Request[Name];
} & { readonly type?: never };

/** A message: a string is a text, an object with `type` is one message body, and an object with `msg` is the whole request with `from` and `ext`. */
export type MessageInput<Request extends { readonly msg: unknown } = MessageRequest> =
  | (Messages["txt"] extends Request["msg"] ? string : never)
  | BareMessage<Request["msg"]>
  | WholeMessage<Request>;

/**
 * The request body of a message, however it was written.
 *
 * @throws Error for what is no message.
 */
export function toRequestBody(message: unknown, { from, ext }: Pick<SendOptions, "from" | "ext"> = {}): object {
  const request = typeof message === "string" ? { msg: { type: "txt", msg: message } } : wrapped(message);
  return { ...request, ...(from !== undefined && { from }), ...(ext !== undefined && { ext }) };
}

function wrapped(message: unknown): object {
  if (typeof message === "object" && message && !Array.isArray(message)) {
    if (!("type" in message)) return message;
    // inside of `msg` nobody would ever look for these
    if (!("from" in message || "ext" in message)) return { msg: message };
  }
  throw new Error("a message is a text or an object, `from` and `ext` beside it");
}
