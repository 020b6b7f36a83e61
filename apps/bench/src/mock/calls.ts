/** The two calls that are measured, as bytes on a connection that stays open. */
export type CallName = "status" | "send";

const TENANT = "/easemob-demo/chatdemoui";
const HEADERS = ["host: a1.easemob.com", "authorization: Bearer YWMt-bench", "accept: application/json"];
const MESSAGE = JSON.stringify({ msg: { type: "txt", msg: "你好, hello groupchat" }, from: "support" });

/** The request of a call: in the default session, or in that of a number. */
export function requestBytes(call: CallName, session?: number): Buffer {
  const headers = session === undefined ? HEADERS : [...HEADERS, `x-mock-session: bench-${session}`];
  const lines =
    call === "status"
      ? [`GET ${TENANT}/users/zw123/status HTTP/1.1`, ...headers]
      : [
          `POST ${TENANT}/users/zw123/messages HTTP/1.1`,
          ...headers,
          "content-type: application/json",
          `content-length: ${Buffer.byteLength(MESSAGE)}`,
        ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${call === "send" ? MESSAGE : ""}`);
}
