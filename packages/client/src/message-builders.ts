import type { Messages } from "@emchat/schema";

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
export function text(msg: string): Messages["txt"] {
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
export function image(fields: Fields<Messages["img"]>): Messages["img"] {
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
export function audio(fields: Fields<Messages["audio"]>): Messages["audio"] {
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
export function location(fields: Fields<Messages["loc"]>): Messages["loc"] {
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
export function video(fields: Fields<Messages["video"]>): Messages["video"] {
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
export function file(fields: Fields<Messages["file"]>): Messages["file"] {
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
export function command(action: string): Messages["cmd"] {
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
export function custom(fields: Fields<Messages["custom"]>): Messages["custom"] {
  return { ...fields, type: "custom" };
}
