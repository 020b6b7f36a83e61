import { CONTRACT } from "../../repository-copy.ts";
import { type Shape, TAKEN, TEXT } from "./shape.ts";

const TO_USER = "POST /users/zw123/messages";
const TO_GROUP = "POST /groups/1402541206787/messages";
const GROUP = "group 1402541206787";
const OFFLINE = [{ target_name: "zw123", result_code: 200, result_content: { result: "offline" } }];
const LOW = { "x-restrict-type": "low" };

/** Changes of what the contract has already. */
export const CHANGES: readonly Shape[] = [
  {
    name: "a required query and a required header",
    edit: (copy) =>
      copy.edit(
        CONTRACT,
        "      operationId: sendMessageToUser\n",
        `      operationId: sendMessageToUser
      parameters:
        - name: sync_device
          in: query
          required: true
          description: Whether the message is also shown on the sender's own devices.
          schema: { type: string, enum: ["true", "false"] }
          examples:
            yes: { value: "true" }
        - name: X-Restrict-Type
          in: header
          required: true
          description: Which level of delivery is asked for.
          schema: { type: string, enum: [low, high] }
          examples:
            low: { value: low }
`,
      ),
    program: `
      const options = { query: { sync_device: "true" }, headers: { "X-Restrict-Type": "high" } } as const;
      await client.users.sendMessage("zw123", "hello", options);
      await client.request("sendMessageToUser", { path: { username: "zw123" }, body: { msg: { type: "txt", msg: "hi" } }, ...options });
      for await (const result of client.users.sendMany(["zw123"], "hello", { ...options, concurrency: 2 })) told(result.ok);
      // @ts-expect-error the query is missing
      await client.users.sendMessage("zw123", "hello", { headers: { "X-Restrict-Type": "high" } });
      // @ts-expect-error the options are missing
      await client.users.sendMessage("zw123", "hello");
      // @ts-expect-error a level that does not exist
      await client.users.sendMessage("zw123", "hello", { query: { sync_device: "true" }, headers: { "X-Restrict-Type": "mid" } });`,
    tests: [
      "client.users.sendMessage sends POST /{org}/{app}/users/{username}/messages",
      "client.users.sendMessage sends to many targets with sendMany",
    ],
    calls: [
      {
        operation: "sendMessageToUser",
        send: `${TO_USER}?sync_device=true`,
        headers: LOW,
        body: TEXT,
        status: 200,
        says: TAKEN,
        reaches: "user zw123",
      },
      { operation: "sendMessageToUser", send: TO_USER, headers: LOW, body: TEXT, status: 400 },
      {
        operation: "sendMessageToUser",
        send: `${TO_USER}?sync_device=perhaps`,
        headers: LOW,
        body: TEXT,
        status: 400,
      },
      { operation: "sendMessageToUser", send: `${TO_USER}?sync_device=true`, body: TEXT, status: 400 },
      {
        operation: "sendMessageToUser",
        send: `${TO_USER}?sync_device=true`,
        headers: { "x-restrict-type": "mid" },
        body: TEXT,
        status: 400,
      },
    ],
  },
  {
    name: "a response code",
    async edit(copy) {
      await copy.edit(
        CONTRACT,
        "    Forbidden:\n",
        `    PaymentRequired:
      description: The application's quota is used up.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/ErrorReply" }
          examples:
            exceed_quota: { value: { error: exceed_quota, timestamp: 1404932199220, duration: 0 } }
    Forbidden:
`,
      );
      await copy.edit(
        CONTRACT,
        '        "413": { $ref: "#/components/responses/ContentTooLarge" }\n',
        '        "402": { $ref: "#/components/responses/PaymentRequired" }\n        "413": { $ref: "#/components/responses/ContentTooLarge" }\n',
      );
    },
    program: `
      const send = { query: { sync_device: "true" }, headers: { "X-Restrict-Type": "high" } } as const;
      const safe = await client.safe.users.sendMessage("zw123", "hello", send);
      if (!safe.ok && safe.error.key === 402) told(safe.error.body?.error);
      const status: DeclaredStatus = 402;
      const identifier: ErrorIdentifier = "exceed_quota";
      told(status, identifier);`,
    tests: ["client.users.sendMessage fails with status 402 of the example exceed_quota"],
    calls: [
      {
        operation: "sendMessageToUser",
        send: `${TO_USER}?sync_device=true`,
        headers: { ...LOW, prefer: "code=402" },
        body: TEXT,
        status: 402,
      },
      { operation: "sendMessageToGroup", send: TO_GROUP, body: TEXT, status: 200, says: TAKEN, reaches: GROUP },
      { operation: "sendMessageToGroup", send: TO_GROUP, status: 400 },
    ],
  },
  {
    name: "a new type of message",
    async edit(copy) {
      await copy.edit(
        CONTRACT,
        '        - $ref: "#/components/schemas/CustomMessage"\n',
        '        - $ref: "#/components/schemas/CustomMessage"\n        - $ref: "#/components/schemas/StickerMessage"\n',
      );
      await copy.edit(
        CONTRACT,
        '          custom: "#/components/schemas/CustomMessage"\n',
        '          custom: "#/components/schemas/CustomMessage"\n          sticker: "#/components/schemas/StickerMessage"\n',
      );
      await copy.edit(
        CONTRACT,
        "            custom:\n              summary",
        "            sticker: { value: { msg: { type: sticker, set: cats, name: sleepy } } }\n            custom:\n              summary",
      );
      await copy.edit(
        CONTRACT,
        "    FileUrl:\n",
        `    StickerMessage:
      type: object
      description: A picture out of a set.
      required: [type, set, name]
      additionalProperties: false
      properties:
        type: { type: string, enum: [sticker] }
        set: { type: string, description: The set., minLength: 1, maxLength: 64 }
        name: { type: string, description: The picture's name in the set., minLength: 1, maxLength: 64 }
    FileUrl:
`,
      );
    },
    program: `
      await client.groups.sendMessage("1402541206787", { type: "sticker", set: "cats", name: "sleepy" });
      const sticker: MessageType = "sticker";
      told(sticker);`,
    tests: ["client.groups.sendMessage sends the body of the example sticker as it is"],
    calls: [
      {
        operation: "sendMessageToGroup",
        send: TO_GROUP,
        body: { msg: { type: "sticker", set: "cats", name: "sleepy" } },
        status: 200,
        says: TAKEN,
        reaches: GROUP,
      },
      { operation: "sendMessageToGroup", send: TO_GROUP, body: { msg: { type: "sticker", set: "cats" } }, status: 400 },
    ],
  },
  {
    name: "names of schemas, parameters and bodies changed",
    async edit(copy) {
      const yaml = await copy.read(CONTRACT);
      const renamed = yaml
        .replaceAll(/\bTextMessage\b/g, "TextBody")
        .replaceAll(/\bErrorReply\b/g, "ErrorEnvelope")
        .replaceAll(/\bSendMessageRequest\b/g, "Sending")
        .replaceAll(/\bMessage"/g, 'AnyMessage"')
        .replace("\n    Message:\n", "\n    AnyMessage:\n")
        .replaceAll(/\bPresence"/g, 'Whereabouts"')
        .replace("\n    Presence:\n", "\n    Whereabouts:\n")
        .replaceAll("requestBodies/SendMessage", "requestBodies/MessageBody")
        .replace("\n    SendMessage:\n", "\n    MessageBody:\n");
      await copy.write(CONTRACT, renamed);
    },
    program: `
      const { status } = await client.users.getStatus("zw123");
      told(status satisfies "online" | "offline");`,
    tests: ["client.groups.sendMessage sends the body of the example source_document as it is"],
    calls: [
      { operation: "getUserStatus", send: "GET /users/zw123/status", status: 200, says: OFFLINE },
      { operation: "sendMessageToGroup", send: TO_GROUP, body: { msg: { type: "txt" } }, status: 400 },
      { operation: "getUserStatus", send: "GET /users/zw!23/status", status: 400 },
    ],
  },
];
