/** The two calls that are measured, as bytes on a connection that stays open. */
export type CallName = "status" | "send";

const TENANT = "/easemob-demo/chatdemoui";
const HEADERS = ["host: a1.easemob.com", "authorization: Bearer YWMt-bench", "accept: application/json"];
const MESSAGE = JSON.stringify({ msg: { type: "txt", msg: "你好, hello groupchat" }, from: "support" });

/** The request of a call. */
export function requestBytes(call: CallName): Buffer {
  const lines =
    call === "status"
      ? [`GET ${TENANT}/users/zw123/status HTTP/1.1`, ...HEADERS]
      : [
          `POST ${TENANT}/users/zw123/messages HTTP/1.1`,
          ...HEADERS,
          "content-type: application/json",
          `content-length: ${Buffer.byteLength(MESSAGE)}`,
        ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${call === "send" ? MESSAGE : ""}`);
}
