/** A call, and what a mock of the grown contract answers. */
export interface Call {
  readonly operation: string;
  /** The method and what comes after organisation and application. */
  readonly send: string;
  /** Organisation and application. Default: the contract's own sample. */
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Without a token. */
  readonly token?: false;
  readonly status: number;
  /** What stands in the body of a success: its `data`, or the whole where there is no envelope. */
  readonly says?: unknown;
  /** To whom the message went: the kind of target and its name. */
  readonly reaches?: string;
}

const TEXT = { msg: { type: "txt", msg: "hello" } };
const MESSAGES = "POST /users/zw123/messages";
const ROOM = "POST /chatrooms/66213271109633/messages";
const FOUND = "GET /users?tags=vip&tags=a%2Cb%26c&ids=1%7C2&filter%5Bcity%5D=%E5%8C%97%E4%BA%AC&filter%5Badult%5D=true";
const TAKEN = [{ result_code: 200, result_content: { result: "ok" } }];

/** Of each shape: calls that keep its rules, and calls that break one each. */
export const CALLS: Readonly<Record<string, readonly Call[]>> = {
  "another kind of target": [
    {
      operation: "sendMessageToChatroom",
      send: ROOM,
      body: TEXT,
      status: 200,
      says: TAKEN,
      reaches: "chatroom 66213271109633",
    },
    { operation: "sendMessageToChatroom", send: ROOM, body: { msg: { type: "txt" } }, status: 400 },
    { operation: "sendMessageToChatroom", send: ROOM, status: 400 },
    { operation: "sendMessageToChatroom", send: "POST /chatrooms/lobby/messages", body: TEXT, status: 400 },
    { operation: "sendMessageToChatroom", send: ROOM, body: TEXT, token: false, status: 401 },
  ],
  "data as a map": [
    {
      operation: "getOfflineMessageCount",
      send: "GET /users/zw123/offline_msg_count",
      status: 200,
      says: { zw123: 3 },
    },
    { operation: "getOfflineMessageCount", send: "GET /users/zw!23/offline_msg_count", status: 400 },
    { operation: "getOfflineMessageCount", send: "GET /users/zw123/offline_msg_count", token: false, status: 401 },
  ],
  "data as a scalar and a list": [
    { operation: "getNickname", send: "GET /users/zw123/nickname", status: 200, says: "Zoe" },
    { operation: "listBlocks", send: "GET /users/zw123/blocks", status: 200, says: ["zw124", "zw125"] },
    { operation: "getNickname", send: "GET /users/zw!23/nickname", status: 400 },
  ],
  "two path parameters, deprecated": [
    { operation: "getDevice", send: "GET /users/zw123/devices/2", status: 200, says: true },
    { operation: "getDevice", send: "GET /users/zw123/devices/0", status: 400 },
    { operation: "getDevice", send: "GET /users/zw123/devices/two", status: 400 },
  ],
  "a required query and a required header": [
    {
      operation: "sendMessageToUser",
      send: `${MESSAGES}?sync_device=true`,
      headers: { "x-restrict-type": "low" },
      body: TEXT,
      status: 200,
      says: TAKEN,
      reaches: "user zw123",
    },
    {
      operation: "sendMessageToUser",
      send: MESSAGES,
      headers: { "x-restrict-type": "low" },
      body: TEXT,
      status: 400,
    },
    {
      operation: "sendMessageToUser",
      send: `${MESSAGES}?sync_device=perhaps`,
      headers: { "x-restrict-type": "low" },
      body: TEXT,
      status: 400,
    },
    { operation: "sendMessageToUser", send: `${MESSAGES}?sync_device=true`, body: TEXT, status: 400 },
    {
      operation: "sendMessageToUser",
      send: `${MESSAGES}?sync_device=true`,
      headers: { "x-restrict-type": "mid" },
      body: TEXT,
      status: 400,
    },
  ],
  "arrays, enums, objects and cookies as parameters": [
    {
      operation: "findUsers",
      send: FOUND,
      headers: { "x-fields": "name,age", cookie: "shard=2" },
      status: 200,
      says: ["zw123"],
    },
    {
      operation: "findUsers",
      send: FOUND.replace("1%7C2", "1%7Ctwo"),
      headers: { "x-fields": "name,age", cookie: "shard=2" },
      status: 400,
    },
    {
      operation: "findUsers",
      send: FOUND.replace("=true", "=grown"),
      headers: { "x-fields": "name,age", cookie: "shard=2" },
      status: 400,
    },
    {
      operation: "findUsers",
      send: `${FOUND}&order=size`,
      headers: { "x-fields": "name,age", cookie: "shard=2" },
      status: 400,
    },
    { operation: "findUsers", send: FOUND, headers: { cookie: "shard=2" }, status: 400 },
    { operation: "findUsers", send: FOUND, headers: { "x-fields": "name,age" }, status: 400 },
    { operation: "findUsers", send: FOUND, headers: { "x-fields": "name,age", cookie: "shard=b" }, status: 400 },
  ],
  "PUT with a body of its own, PATCH with an optional one": [
    {
      operation: "putSettings",
      send: "PUT /users/zw123/settings",
      body: { nickname: "Zoe" },
      status: 200,
      says: { quiet: true },
    },
    { operation: "putSettings", send: "PUT /users/zw123/settings", status: 400 },
    { operation: "putSettings", send: "PUT /users/zw123/settings", body: { nickName: "Zoe" }, status: 400 },
    { operation: "putSettings", send: "PUT /users/zw123/settings", body: { quiet: "yes" }, status: 400 },
    { operation: "patchSettings", send: "PATCH /users/zw123/settings", status: 200, says: TAKEN },
    {
      operation: "patchSettings",
      send: "PATCH /users/zw123/settings",
      body: { quiet: false },
      status: 200,
      says: TAKEN,
    },
    { operation: "patchSettings", send: "PATCH /users/zw123/settings", body: { quiet: 1 }, status: 400 },
  ],
  "DELETE with 204": [
    { operation: "endSessions", send: "DELETE /users/zw123/sessions", status: 204 },
    { operation: "endSessions", send: "DELETE /users/zw!23/sessions", status: 400 },
    { operation: "endSessions", send: "DELETE /users/zw123/sessions", token: false, status: 401 },
  ],
  "no security, no envelope, several tags": [
    { operation: "getHealth", send: "GET /health-check", token: false, status: 200, says: ["up"] },
    { operation: "getHealth", send: "GET /health-check", tenant: "/easemob-demo/-", token: false, status: 400 },
  ],
  "another union of messages": [
    {
      operation: "sendMessageToChatroom",
      send: ROOM,
      body: { msg: { type: "gift", worth: 5 } },
      status: 200,
      says: TAKEN,
      reaches: "chatroom 66213271109633",
    },
    { operation: "sendMessageToChatroom", send: ROOM, body: { msg: { type: "gift", worth: 10 } }, status: 400 },
    { operation: "sendMessageToChatroom", send: ROOM, body: TEXT, status: 400 },
    { operation: "sendMessageToUser", send: MESSAGES, body: { msg: { type: "gift", worth: 5 } }, status: 400 },
  ],
  "a response code": [
    { operation: "sendMessageToUser", send: MESSAGES, body: TEXT, status: 200, says: TAKEN, reaches: "user zw123" },
    { operation: "sendMessageToUser", send: MESSAGES, headers: { prefer: "code=402" }, body: TEXT, status: 402 },
    { operation: "sendMessageToUser", send: MESSAGES, status: 400 },
  ],
  "a new type of message": [
    {
      operation: "sendMessageToGroup",
      send: "POST /groups/1402541206787/messages",
      body: { msg: { type: "sticker", set: "cats", name: "sleepy" } },
      status: 200,
      says: TAKEN,
      reaches: "group 1402541206787",
    },
    {
      operation: "sendMessageToGroup",
      send: "POST /groups/1402541206787/messages",
      body: { msg: { type: "sticker", set: "cats" } },
      status: 400,
    },
  ],
  "names of schemas, parameters and bodies changed": [
    { operation: "sendMessageToUser", send: MESSAGES, body: TEXT, status: 200, says: TAKEN, reaches: "user zw123" },
    { operation: "sendMessageToUser", send: MESSAGES, body: { msg: { type: "txt" } }, status: 400 },
    { operation: "getUserStatus", send: "GET /users/zw!23/status", status: 400 },
  ],
};
