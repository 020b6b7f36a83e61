import { CONTRACT, type RepositoryCopy } from "../repository-copy.ts";

/** One way in which a contract can grow: an edit of its YAML, and a program that uses what must follow. */
export interface Shape {
  readonly name: string;
  edit(copy: RepositoryCopy): Promise<void>;
  /** TypeScript over `client`: it has to compile, errors that are expected included. */
  readonly program: string;
  /** Tests of the client that have to have been generated and passed. */
  readonly tests: readonly string[];
}

const ERRORS = `        "400": { $ref: "#/components/responses/BadRequest" }
        "401": { $ref: "#/components/responses/Unauthorized" }
        "429": { $ref: "#/components/responses/TooManyRequests" }
        "500": { $ref: "#/components/responses/InternalServerError" }
        "503": { $ref: "#/components/responses/ServiceUnavailable" }
`;

/** A schema of a reply with the service's envelope, its `data` of a schema and with a sample. */
const enveloped = (data: string, sample: string): string => `        "200":
          description: Done.
          content:
            application/json:
              schema:
                type: object
                required: [data, timestamp, duration]
                additionalProperties: true
                properties:
                  data: ${data}
                  timestamp: { $ref: "#/components/schemas/Timestamp" }
                  duration: { $ref: "#/components/schemas/Duration" }
              examples:
                done: { value: { data: ${sample}, timestamp: 1404932199220, duration: 3 } }
`;

const USER = `      - $ref: "#/components/parameters/username"\n`;

interface Endpoint {
  readonly path: string;
  readonly parameters?: string;
  readonly method: string;
  readonly operation: string;
  readonly responses: string;
}

/** Writes a path into the contract, in front of its components. */
async function addEndpoint(copy: RepositoryCopy, endpoint: Endpoint): Promise<void> {
  const { path, parameters = "", method, operation, responses } = endpoint;
  await copy.edit(
    CONTRACT,
    "\ncomponents:\n",
    `
  /{org}/{app}${path}:
    parameters:
      - $ref: "#/components/parameters/org"
      - $ref: "#/components/parameters/app"
${parameters}    ${method}:
${operation}      responses:
${responses}${ERRORS}
components:
`,
  );
}

const words = (id: string, more = ""): string => `      operationId: ${id}
      tags: [users]
      summary: Do ${id}
      description: What ${id} does.
${more}`;

const chatroom = (more = ""): Endpoint => ({
  path: "/chatrooms/{room_name}/messages",
  parameters: `      - name: room_name
        in: path
        required: true
        description: The chat room's id.
        schema: { type: string, minLength: 1, maxLength: 64, pattern: "^[0-9]+$" }
        examples:
          numeric: { value: "66213271109633" }
`,
  method: "post",
  operation: `      operationId: sendMessageToChatroom
      tags: [chatrooms]
      summary: Send a message to a chat room
      description: Sends one message to everybody who is in one chat room now.
      x-client: { resource: chatrooms, method: sendMessage, result: delivery, target: room_name, many: sendMany }
      x-mock: { effect: deliver-message, target: { kind: chatroom, parameter: room_name } }
      x-rate-limit: { requests: 100, per: second, scope: app }
${more}      requestBody: { $ref: "#/components/requestBodies/SendMessage" }
`,
  responses: `        "200": { $ref: "#/components/responses/MessageSent" }\n`,
});

export const SHAPES: readonly Shape[] = [
  {
    name: "another kind of target",
    edit: (copy) => addEndpoint(copy, chatroom()),
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
  },
  {
    name: "data as a map",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/users/{username}/offline_msg_count",
        parameters: USER,
        method: "get",
        operation: words("getOfflineMessageCount"),
        responses: enveloped("{ type: object, additionalProperties: { type: integer, minimum: 0 } }", "{ zw123: 3 }"),
      }),
    program: `
      const counts = await client.users.getOfflineMessageCount("zw123");
      const count: number | undefined = counts["zw123"];
      told(count);`,
    tests: ["client.users.getOfflineMessageCount understands the reply of the example done"],
  },
  {
    name: "data as a scalar and a list",
    async edit(copy) {
      await addEndpoint(copy, {
        path: "/users/{username}/nickname",
        parameters: USER,
        method: "get",
        operation: words("getNickname", "      x-client: { resource: users, method: nickname }\n"),
        responses: enveloped("{ type: string, minLength: 1 }", "Zoe"),
      });
      await addEndpoint(copy, {
        path: "/users/{username}/blocks",
        parameters: USER,
        method: "get",
        operation: words("listBlocks"),
        responses: enveloped('{ type: array, items: { $ref: "#/components/schemas/Username" } }', "[zw124, zw125]"),
      });
    },
    program: `
      const name: string = await client.users.nickname("zw123");
      const blocked: readonly string[] = await client.users.listBlocks("zw123");
      told(name, blocked);`,
    tests: [
      "client.users.nickname understands the reply of the example done",
      "client.users.listBlocks understands the reply of the example done",
    ],
  },
  {
    name: "two path parameters, deprecated",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/users/{username}/devices/{device-no}",
        parameters: `${USER}      - name: device-no
        in: path
        required: true
        description: The device.
        schema: { type: integer, minimum: 1 }
        examples:
          second: { value: 2 }
`,
        method: "get",
        operation: words("getDevice", "      deprecated: true\n"),
        responses: enveloped("{ type: boolean }", "true"),
      }),
    program: `
      const known: boolean = await client.users.getDevice("zw123", 2);
      const raw = await client.request("getDevice", { path: { username: "zw123", "device-no": "2" } });
      told(known, raw.data);
      // @ts-expect-error the second part of the path is missing
      await client.users.getDevice("zw123");
      // @ts-expect-error the raw door wants all parts of the path
      await client.request("getDevice", { path: { username: "zw123" } });`,
    tests: ["client.users.getDevice sends GET /{org}/{app}/users/{username}/devices/{device-no}"],
  },
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
  },
  {
    name: "arrays, enums, objects and cookies as parameters",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/users",
        method: "get",
        operation: words(
          "findUsers",
          `      parameters:
        - { name: tags, in: query, required: true, schema: { type: array, items: { type: string } }, examples: { two: { value: [vip, "a,b&c"] } } }
        - { name: ids, in: query, required: true, style: pipeDelimited, explode: false, schema: { type: array, items: { type: integer } }, examples: { two: { value: [1, 2] } } }
        - { name: order, in: query, schema: { type: string, enum: [name, age] } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }
        - { name: filter, in: query, required: true, style: deepObject, explode: true, schema: { type: object, properties: { city: { type: string }, adult: { type: boolean } } }, examples: { some: { value: { city: 北京, adult: true } } } }
        - { name: X-Fields, in: header, required: true, schema: { type: array, items: { type: string } }, examples: { two: { value: [name, age] } } }
        - { name: shard, in: cookie, required: true, schema: { type: integer }, examples: { second: { value: 2 } } }
`,
        ),
        responses: enveloped("{ type: array, items: { type: string } }", "[zw123]"),
      }),
    program: `
      const found: readonly string[] = await client.users.findUsers({
        query: { tags: ["vip"], ids: [1, 2], order: "age", filter: { city: "北京", adult: true } },
        headers: { "X-Fields": ["name"] },
        cookies: { shard: 2 },
        timeout: 1000,
      });
      told(found);
      // @ts-expect-error an order that does not exist
      await client.users.findUsers({ query: { tags: [], ids: [], order: "size", filter: {} }, headers: { "X-Fields": [] }, cookies: { shard: 2 } });`,
    tests: ["client.users.findUsers sends GET /{org}/{app}/users"],
  },
  {
    name: "PUT with a body of its own, PATCH with an optional one",
    async edit(copy) {
      const body = (required: string, sample: string): string => `      requestBody:
        ${required}description: What to set.
        content:
          application/json:
            schema: { type: object, additionalProperties: false, properties: { nickname: { type: string, maxLength: 64 }, quiet: { type: boolean } } }
            examples:
              some: { value: ${sample} }
`;
      await addEndpoint(copy, {
        path: "/users/{username}/settings",
        parameters: USER,
        method: "put",
        operation: words("putSettings", body("required: true\n        ", "{ nickname: Zoe, quiet: true }")),
        responses: enveloped("{ type: object, properties: { quiet: { type: boolean } } }", "{ quiet: true }"),
      });
      await copy.edit(
        CONTRACT,
        "    put:\n      operationId: putSettings\n",
        `    patch:
${words("patchSettings", body("", "{ quiet: false }"))}      responses:
        "200": { $ref: "#/components/responses/MessageSent" }
        "202": { description: It will be done. }
${ERRORS}    put:
      operationId: putSettings
`,
      );
    },
    program: `
      const { quiet } = await client.users.putSettings("zw123", { nickname: "Zoe" });
      await client.users.patchSettings("zw123");
      const patched = await client.users.patchSettings("zw123", { quiet: true }, { timeout: 100 });
      told(quiet, patched?.[0]?.result_code);
      // @ts-expect-error a body is needed
      await client.users.putSettings("zw123");
      // @ts-expect-error a key that does not exist
      await client.users.putSettings("zw123", { nickName: "Zoe" });`,
    tests: [
      "client.users.putSettings sends the body of the example some as it is",
      "client.users.patchSettings gives nothing for a reply of 202, which has no body",
    ],
  },
  {
    name: "DELETE with 204",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/users/{username}/sessions",
        parameters: USER,
        method: "delete",
        operation: words("endSessions"),
        responses: '        "204": { description: They are ended. }\n',
      }),
    program: `
      const nothing: undefined = await client.users.endSessions("zw123");
      const { status } = await client.users.endSessions("zw123").withResponse();
      told(nothing, status);`,
    tests: ["client.users.endSessions gives nothing for a reply of 204, which has no body"],
  },
  {
    name: "no security, no envelope, several tags",
    edit: (copy) =>
      addEndpoint(copy, {
        path: "/health-check",
        method: "get",
        operation: words("getHealth", "      security: []\n").replace("tags: [users]", "tags: [push settings, users]"),
        responses: `        "200":
          description: Well.
          content:
            application/json:
              schema: { type: array, items: { type: string, enum: [up, down] } }
              examples:
                up: { value: [up] }
`,
      }),
    program: `
      const [first] = await client.pushSettings.getHealth();
      const state: "up" | "down" | undefined = first;
      told(state, await client.request("getHealth", {}));`,
    tests: ["client.pushSettings.getHealth sends GET /{org}/{app}/health-check"],
  },
  {
    name: "another union of messages",
    async edit(copy) {
      await addEndpoint(copy, {
        ...chatroom(),
        operation: chatroom().operation.replace(
          '{ $ref: "#/components/requestBodies/SendMessage" }',
          `
        required: true
        content:
          application/json:
            schema:
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
                    mapping: { cmd: "#/components/schemas/CommandMessage", gift: "#/components/schemas/GiftMessage" }
            examples:
              gift: { value: { msg: { type: gift, worth: 5 } } }`,
        ),
      });
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
      await client.chatrooms.sendMessage("66213271109633", { type: "gift", worth: 5 });
      await client.chatrooms.sendMessage("66213271109633", { msg: { type: "cmd", action: "x" } });
      for await (const result of client.chatrooms.sendMany(["66213271109633"], { type: "gift", worth: 5 })) told(result.ok);
      await client.users.sendMessage("zw123", "hello");
      const gift: MessageType = "gift";
      told(gift);
      // @ts-expect-error no text in a chat room
      await client.chatrooms.sendMessage("66213271109633", "hello");
      // @ts-expect-error no gift for a user
      await client.users.sendMessage("zw123", { type: "gift", worth: 5 });`,
    tests: ["client.chatrooms.sendMessage sends the body of the example gift as it is"],
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
      const safe = await client.safe.users.sendMessage("zw123", "hello");
      if (!safe.ok && safe.error.key === 402) told(safe.error.body?.error);
      const status: DeclaredStatus = 402;
      const identifier: ErrorIdentifier = "exceed_quota";
      told(status, identifier);`,
    tests: ["client.users.sendMessage fails with status 402 of the example exceed_quota"],
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
      await client.users.sendMessage("zw123", { type: "sticker", set: "cats", name: "sleepy" });
      const sticker: MessageType = "sticker";
      told(sticker);`,
    tests: ["client.groups.sendMessage sends the body of the example sticker as it is"],
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
      await client.users.sendMessage("zw123", "hello");
      const { status } = await client.users.getStatus("zw123");
      told(status satisfies "online" | "offline");`,
    tests: ["client.users.sendMessage sends the body of the example source_document as it is"],
  },
];
