import { mkdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { CONTRACT, copyRepository, type RepositoryCopy, runNode } from "./repository-copy.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** Where the client is to have the new call. */
interface Place {
  readonly resource: string;
  readonly method: string;
  readonly many: string;
}

const OWN_RESOURCE: Place = { resource: "chatrooms", method: "sendMessage", many: "sendMany" };
const OLD_RESOURCE: Place = { resource: "users", method: "sendToChatroom", many: "sendToChatrooms" };

/** What somebody who adds an endpoint writes: these lines of YAML, and nothing else. */
const fourthEndpoint = ({ resource, method, many }: Place): string => `  /{org}/{app}/chatrooms/{room_name}/messages:
    parameters:
      - $ref: "#/components/parameters/org"
      - $ref: "#/components/parameters/app"
      - name: room_name
        in: path
        required: true
        description: The chat room's id.
        schema: { type: string, minLength: 1, maxLength: 64, pattern: "^[0-9]+$" }
        examples:
          numeric: { value: "66213271109633" }
    post:
      operationId: sendMessageToChatroom
      tags: [chatrooms]
      summary: Send a message to a chat room
      description: Sends one message to everybody who is in one chat room now.
      x-client: { resource: ${resource}, method: ${method}, result: delivery, target: room_name, many: ${many} }
      x-rate-limit: { requests: 100, per: second, scope: app }
      requestBody: { $ref: "#/components/requestBodies/SendMessage" }
      responses:
        "200": { $ref: "#/components/responses/MessageSent" }
        "400": { $ref: "#/components/responses/BadRequest" }
        "401": { $ref: "#/components/responses/Unauthorized" }
        "404": { $ref: "#/components/responses/NotFound" }
        "429": { $ref: "#/components/responses/TooManyRequests" }

components:
`;

/** A program that calls the new endpoint well, and badly where TypeScript has to object. */
const program = ({ resource, method, many }: Place): string => `import { operationTable } from "@emchat/schema";
import { validatePathParameters, validateRequestBody } from "@emchat/schema/validators";
import { createClient } from "../src/index.ts";

const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "test-token-0123456789" });

export async function use(): Promise<string[]> {
  const { results } = await client.${resource}.${method}("66213271109633", { type: "loc", addr: "here", lat: 0, lng: 0 });
  const safe = await client.safe.${resource}.${method}("66213271109633", "hello");
  const told: string[] = safe.ok ? safe.value.results.map(({ target }) => target) : [safe.error.message];
  for await (const result of client.${resource}.${many}(["66213271109633"], "hello")) told.push(result.target);
  return [...told, ...results.map(({ target }) => target), operationTable.sendMessageToChatroom.path];
}

export const violations: number =
  validateRequestBody("sendMessageToChatroom", {}).length + validatePathParameters("sendMessageToChatroom", { room_name: "1" }).length;

export async function misuse(): Promise<void> {
  // @ts-expect-error a call that does not exist
  await client.${resource}.${method}Twice("66213271109633", "hello");
  // @ts-expect-error a message of a type that does not exist
  await client.${resource}.${method}("66213271109633", { type: "image", url: "https://example.org/1.jpg" });
  // @ts-expect-error a chat room's id is a text
  await client.${resource}.${method}(66213271109633, "hello");
}
`;

/** What is read of a report of vitest. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** A copy of the contract, the schema and the client that can be compiled and run where it lies. */
async function copyOfTheClient(): Promise<RepositoryCopy> {
  const copy = await copyRepository(
    "package.json",
    "tsconfig.base.json",
    "vitest.base.ts",
    ...["src", "package.json", "tsconfig.json"].map((name) => `packages/schema/${name}`),
    ...["src", "package.json", "tsconfig.json", "vitest.config.ts"].map((name) => `packages/client/${name}`),
  );
  const link = async (to: string, path: string): Promise<void> => {
    await mkdir(dirname(join(copy.root, path)), { recursive: true });
    await symlink(to, join(copy.root, path), "dir");
  };
  const fromClient = createRequire(join(repository, "packages/client/package.json"));
  for (const name of ["openapi-fetch", "typescript", "vitest", "@types/node"]) {
    await link(dirname(fromClient.resolve(`${name}/package.json`)), `packages/client/node_modules/${name}`);
  }
  await link(join(copy.root, "packages/schema"), "packages/client/node_modules/@emchat/schema");
  await link(join(repository, "node_modules"), "node_modules");
  return copy;
}

describe("a fourth endpoint in the contract", () => {
  it.each([
    ["a resource of its own", OWN_RESOURCE],
    ["a resource that is there", OLD_RESOURCE],
  ])("has its method in %s, types, validators and tests without a line written by hand", async (_, place) => {
    const copy = await copyOfTheClient();
    await copy.edit(CONTRACT, "components:\n", fourthEndpoint(place));
    await copy.write("packages/client/examples/chatrooms.ts", program(place));
    expect((await copy.generate()).stderr).toBe("");

    const client = join(copy.root, "packages/client");
    const tsc = await runNode([join(client, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], client);
    expect(tsc.stdout).toBe("");

    const flags = ["run", "--reporter=json", "--outputFile=report.json", "test/generated"];
    await runNode([join(client, "node_modules/vitest/vitest.mjs"), ...flags], client);
    const report: Report = JSON.parse(await copy.read("packages/client/report.json"));
    const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(tests.filter(({ status }) => status !== "passed").map(({ fullName }) => fullName)).toEqual([]);
    const call = `client.${place.resource}.${place.method}`;
    expect(tests.map(({ fullName }) => fullName)).toEqual(
      expect.arrayContaining([
        `${call} sends POST /{org}/{app}/chatrooms/{room_name}/messages`,
        `${call} sends to many targets with ${place.many}`,
        `${call} fails with status 429 of the example reach_limit`,
        "client.users.getStatus reads the example online as online",
      ]),
    );
  });

  it("brings its own words and sample into the docs an editor shows", async () => {
    const copy = await copyRepository();
    await copy.edit(CONTRACT, "components:\n", fourthEndpoint(OWN_RESOURCE));
    await copy.generate();
    const operations = await copy.read("packages/client/src/generated/operations.ts");
    const docs = operations.slice(operations.indexOf("export interface ChatroomsResource"));
    expect(docs).toContain("   * Sends one message to everybody who is in one chat room now.\n");
    expect(docs).toContain("   * @param roomId The chat room's id.\n");
    expect(docs).toContain('   * const { results } = await client.chatrooms.sendMessage("66213271109633", "你好");\n');
    expect(docs).toContain(
      'sendMessage(roomId: string, message: MessageInput, options?: CallOptions): EmchatPromise<DeliveryResult, "sendMessageToChatroom">;',
    );
  });
});
