import { CONTRACT } from "../../repository-copy.ts";
import { addEndpoint, body, type Endpoint } from "./endpoint-yaml.ts";
import { type Shape, TAKEN, TEXT } from "./shape.ts";

const ROOM = "POST /chatrooms/66213271109633/messages";
const GIFTS = "POST /giftrooms/66213271109633/messages";

const room = (kind: string, operationId: string, request: string): Endpoint => ({
  path: `/${kind}s/{room_name}/messages`,
  parameters: `      - name: room_name
        in: path
        required: true
        description: The chat room's id.
        schema: { type: string, minLength: 1, maxLength: 64, pattern: "^[0-9]+$" }
        examples:
          numeric: { value: "66213271109633" }
`,
  method: "post",
  operation: `      operationId: ${operationId}
      tags: [${kind}s]
      summary: Send a message to a chat room
      description: Sends one message to everybody who is in one chat room now.
      x-client: { resource: ${kind}s, method: sendMessage, result: delivery, target: room_name, many: sendMany }
      x-mock: { effect: deliver-message, target: { kind: ${kind}, parameter: room_name } }
      x-rate-limit: { requests: 100, per: second, scope: app }
${request}`,
  responses: `        "200": { $ref: "#/components/responses/MessageSent" }\n`,
});

const MESSAGE = '      requestBody: { $ref: "#/components/requestBodies/SendMessage" }\n';
const DESK = room("desk", "sendMessageToDesk", MESSAGE);

/** Whatever a call could hide from another is called alike: the resource, the twin for many, and its targets. */
export const ONE_NAME: Shape = {
  name: "a resource, its twin for many and its targets of one name",
  edit: (copy) =>
    addEndpoint(copy, {
      ...DESK,
      path: "/desks/{desk}/messages",
      parameters: `      - { name: desk, in: path, required: true, schema: { type: string, pattern: "^[0-9]+$" }, examples: { a: { value: "7" } } }\n`,
      operation: DESK.operation.replaceAll("room_name", "desk").replace("sendMany", "desks"),
    }),
  program: `
      for await (const { target } of client.desks.desks(["7"], "hello")) told(target);
      for await (const { target } of client.safe.desks.desks(["7"], "hello")) told(target);`,
  tests: ["client.desks.sendMessage sends to many targets with desks"],
  calls: [
    {
      operation: "sendMessageToDesk",
      send: "POST /desks/7/messages",
      body: TEXT,
      status: 200,
      says: TAKEN,
      reaches: "desk 7",
    },
    { operation: "sendMessageToDesk", send: "POST /desks/a/messages", body: TEXT, status: 400 },
  ],
};

export const ANOTHER_TARGET: Shape = {
  name: "another kind of target",
  edit: (copy) => addEndpoint(copy, room("chatroom", "sendMessageToChatroom", MESSAGE)),
  program: `
      const { results } = await client.chatrooms.sendMessage("66213271109633", { type: "loc", addr: "here", lat: 0, lng: 0 });
      const safe = await client.safe.chatrooms.sendMessage("66213271109633", "hello");
      for await (const result of client.chatrooms.sendMany(["66213271109633"], "hello")) told(result.target);
      told(safe.ok ? safe.value.results : safe.error.message, results);
      const kind: TargetKind = "chatroom";
      told(kind);
      // @ts-expect-error a chat room's id is a text
      await client.chatrooms.sendMessage(66213271109633, "hello");
      // @ts-expect-error a message of a type that does not exist
      await client.chatrooms.sendMessage("1", { type: "image", url: "https://example.org/1.jpg" });`,
  tests: [
    "client.chatrooms.sendMessage sends POST /{org}/{app}/chatrooms/{room_name}/messages",
    "client.chatrooms.sendMessage sends to many targets with sendMany",
    "client.chatrooms.sendMessage fails with status 429 of the example reach_limit",
    "client.users.getStatus reads the example online as online",
  ],
  calls: [
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
};

const UNION = `
              type: object
              required: [msg]
              additionalProperties: false
              properties:
                msg:
                  oneOf:
                    - { $ref: "#/components/schemas/CommandMessage" }
                    - { $ref: "#/components/schemas/GiftMessage" }
                  discriminator:
                    propertyName: type
                    mapping: { cmd: "#/components/schemas/CommandMessage", gift: "#/components/schemas/GiftMessage" }`;

export const ANOTHER_UNION: Shape = {
  name: "another union of messages",
  async edit(copy) {
    await addEndpoint(
      copy,
      room("giftroom", "sendGiftToRoom", body(UNION, "{ msg: { type: gift, worth: 5 } }").replace("some:", "gift:")),
    );
    await copy.edit(
      CONTRACT,
      "    CustomMessage:\n",
      `    GiftMessage:
      type: object
      description: A gift.
      required: [type, worth]
      additionalProperties: false
      properties: { type: { type: string, enum: [gift] }, worth: { type: integer, minimum: 1, maximum: 9 } }
    CustomMessage:
`,
    );
  },
  program: `
      await client.giftrooms.sendMessage("66213271109633", { type: "gift", worth: 5 });
      await client.giftrooms.sendMessage("66213271109633", { msg: { type: "cmd", action: "x" } });
      for await (const result of client.giftrooms.sendMany(["66213271109633"], { type: "gift", worth: 5 })) told(result.ok);
      await client.users.sendMessage("zw123", "hello");
      const gift: MessageType = "gift";
      told(gift);
      // @ts-expect-error no text in a chat room
      await client.giftrooms.sendMessage("66213271109633", "hello");
      // @ts-expect-error no gift for a user
      await client.users.sendMessage("zw123", { type: "gift", worth: 5 });`,
  tests: ["client.giftrooms.sendMessage sends the body of the example gift as it is"],
  calls: [
    {
      operation: "sendGiftToRoom",
      send: GIFTS,
      body: { msg: { type: "gift", worth: 5 } },
      status: 200,
      says: TAKEN,
      reaches: "giftroom 66213271109633",
    },
    { operation: "sendGiftToRoom", send: GIFTS, body: { msg: { type: "gift", worth: 10 } }, status: 400 },
    { operation: "sendGiftToRoom", send: GIFTS, body: TEXT, status: 400 },
    {
      operation: "sendMessageToUser",
      send: "POST /users/zw123/messages",
      body: { msg: { type: "gift", worth: 5 } },
      status: 400,
    },
  ],
};
