import type {
  AudioMessage,
  CommandMessage,
  CustomMessage,
  FileMessage,
  ImageMessage,
  LocationMessage,
  Message,
  SendMessageRequest,
  TextMessage,
  VideoMessage,
} from "@emchat/schema";
import type { SendOptions } from "./call-options.ts";

/** A message body by itself. `from` and `ext` do not stand in it but beside it: `{ msg, from, ext }`. */
export type BareMessage = Message & { readonly from?: never; readonly ext?: never };

/** A whole request: `msg` is the message, `from` its sender, `ext` what the application adds, an object of its own. */
export type WholeMessage = Omit<SendMessageRequest, "ext"> & { readonly ext?: object; readonly type?: never };

/** A message: a string is a text, an object with `type` is one message body, and an object with `msg` is the whole request with `from` and `ext`. */
export type MessageInput = string | BareMessage | WholeMessage;

type Fields<Body> = Omit<Body, "type">;

/**
 * A text of 1 to 40,960 characters. It is typed `txt`, as the bodies page of July 2014 and everything later writes it.
 *
 * @example
 * ```ts
 * import { text } from "@emchat/client";
 *
 * const message = text("你好");
 * ```
 */
export function text(msg: string): TextMessage {
  return { type: "txt", msg };
}

/**
 * A picture that was uploaded before.
 *
 * @example
 * ```ts
 * import { image } from "@emchat/client";
 *
 * const message = image({ url: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/55f12940", size: { width: 960, height: 720 } });
 * ```
 */
export function image(fields: Fields<ImageMessage>): ImageMessage {
  return { ...fields, type: "img" };
}

/**
 * A voice message that was uploaded before; `length` is in seconds.
 *
 * @example
 * ```ts
 * import { audio } from "@emchat/client";
 *
 * const message = audio({ url: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/1dfc7f50", length: 10 });
 * ```
 */
export function audio(fields: Fields<AudioMessage>): AudioMessage {
  return { ...fields, type: "audio" };
}

/**
 * A place. `lat` and `lng` are degrees, as numbers.
 *
 * @example
 * ```ts
 * import { location } from "@emchat/client";
 *
 * const message = location({ addr: "西城区西便门桥", lat: 39.9053, lng: 116.36302 });
 * ```
 */
export function location(fields: Fields<LocationMessage>): LocationMessage {
  return { ...fields, type: "loc" };
}

/**
 * A film that was uploaded before; `length` is in seconds, `file_length` in bytes.
 *
 * @example
 * ```ts
 * import { video } from "@emchat/client";
 *
 * const message = video({ url: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/671dfe30", length: 120 });
 * ```
 */
export function video(fields: Fields<VideoMessage>): VideoMessage {
  return { ...fields, type: "video" };
}

/**
 * Any file that was uploaded before.
 *
 * @example
 * ```ts
 * import { file } from "@emchat/client";
 *
 * const message = file({ url: "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/5fd2b8b0", filename: "contract.pdf" });
 * ```
 */
export function file(fields: Fields<FileMessage>): FileMessage {
  return { ...fields, type: "file" };
}

/**
 * A command to the receiving application, which shows nothing to its user.
 *
 * @example
 * ```ts
 * import { command } from "@emchat/client";
 *
 * const message = command("refresh-orders");
 * ```
 */
export function command(action: string): CommandMessage {
  return { type: "cmd", action };
}

/**
 * An event of the application's own, with at most 16 texts by name.
 *
 * @example
 * ```ts
 * import { custom } from "@emchat/client";
 *
 * const message = custom({ customEvent: "order/shipped", customExts: { order: "20140708-17" } });
 * ```
 */
export function custom(fields: Fields<CustomMessage>): CustomMessage {
  return { ...fields, type: "custom" };
}

/**
 * The request body of a message, however it was written.
 *
 * @throws Error for what is no message.
 */
export function toRequestBody(message: MessageInput, { from, ext }: Pick<SendOptions, "from" | "ext"> = {}): object {
  const request = typeof message === "string" ? { msg: text(message) } : wrapped(message);
  return { ...request, ...(from !== undefined && { from }), ...(ext !== undefined && { ext }) };
}

function wrapped(message: object): object {
  if (typeof message !== "object" || !message || Array.isArray(message))
    throw new Error("a message is a text or an object");
  if (!("type" in message)) return message;
  // inside of `msg` nobody would ever look for them
  if ("from" in message || "ext" in message)
    throw new Error("`from` and `ext` stand beside the message: `{ msg: { type, … }, from, ext }`, or in the options");
  return { msg: message };
}
