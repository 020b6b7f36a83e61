import { type ClientMethod, clientMethods } from "../client-method.ts";
import { header } from "../header.ts";
import { isObject, type Json } from "../json.ts";
import { Code, literal, propertyName } from "../literal.ts";
import type { Operation, Response } from "../operation.ts";
import type { Source } from "../source.ts";

/** A test of each call against the contract's own examples: it sends what the contract says and understands every declared reply. */
export function clientTestModule(source: Source, operations: readonly Operation[]): string {
  const methods = clientMethods(source, operations);
  return (
    header("Each call of the client against the contract's examples.", [source.file]) +
    PREAMBLE +
    methods.map(testsOf).join("")
  );
}

const PREAMBLE = `import { examples, type NamedExample } from "@emchat/schema/examples";
import { describe, expect, it } from "vitest";
import { createClient, type EmchatClient } from "../../src/index.ts";

interface Answered {
  readonly client: EmchatClient;
  /** What the service was sent. */
  readonly sent: { method: string; path: string; body: unknown }[];
}

/** A client whose service always gives the same answer. */
function clientAnswered(status: number, reply: unknown): Answered {
  const sent: Answered["sent"] = [];
  const client = createClient({
    org: "easemob-demo",
    app: "chatdemoui",
    token: "test-token-0123456789",
    rate: false,
    retry: false,
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init);
      const text = await request.text();
      sent.push({ method: request.method, path: new URL(request.url).pathname, body: text === "" ? undefined : JSON.parse(text) });
      return new Response(JSON.stringify(reply), { status, headers: { "content-type": "application/json" } });
    },
  });
  return { client, sent };
}

type Failure = readonly [status: number, name: string, key: number | string, reply: { readonly error: string }];

/** The declared failures: each example with a status of its key, which may be a class such as 5XX. */
function failures(responses: { readonly [key: string]: { readonly [name: string]: NamedExample } }): Failure[] {
  const keys = Object.keys(responses);
  return Object.entries(responses).flatMap(([key, named]) =>
    Object.entries(named).flatMap(([name, { value }]): Failure[] => {
      const isError = typeof value === "object" && value !== null && "error" in value && typeof value.error === "string";
      const reply = { ...(value as object), error: isError ? String(value.error) : "" };
      return isError ? [[statusOf(key, keys), name, /^\\d+$/.test(key) ? Number(key) : key, reply]] : [];
    }),
  );
}

function statusOf(key: string, keys: readonly string[]): number {
  if (/^\\d+$/.test(key)) return Number(key);
  const undeclared = ["4", "5"].find((digit) => !keys.includes(\`\${digit}XX\`));
  return Number(\`\${key === "default" ? undeclared : key.charAt(0)}99\`);
}
`;

function testsOf(method: ClientMethod): string {
  const { operation, takesMessage } = method;
  const { id, client } = operation;
  const target = literal(method.targetExample);
  const success = operation.responses.find(({ key, examples }) => /^2\d\d$/.test(key) && examples.length > 0);
  const [firstReply] = success?.examples ?? [];
  const [firstRequest] = operation.requestBody?.examples ?? [];
  if (!success || !firstReply || (takesMessage && !firstRequest)) return "";

  const call = `client.${client.resource}.${client.method}`;
  const replies = `examples.${id}.responses[${literal(success.key)}]`;
  const reply = `${replies}${access(firstReply.name)}.value`;
  const message = firstRequest ? `examples.${id}.requestBody${access(firstRequest.name)}.value` : "";
  const one = takesMessage ? `${call}(${target}, ${message})` : `${call}(${target})`;
  const sent = literal({ method: operation.method, path: sentPath(operation) });
  const tests = [
    test(`sends ${operation.method} ${operation.path}`, [
      `const { client, sent } = clientAnswered(${success.key}, ${reply});`,
      `await ${one};`,
      `expect(sent).toMatchObject([${sent}]);`,
    ]),
    takesMessage &&
      eachTest(
        `Object.entries(examples.${id}.requestBody)`,
        "sends the body of the example %s as it is",
        "_, { value }",
        [
          `const { client, sent } = clientAnswered(${success.key}, ${reply});`,
          `await ${call}(${target}, value);`,
          "expect(sent[0]?.body).toEqual(value);",
        ],
      ),
    client.result === "delivery" &&
      eachTest(`Object.entries(${replies})`, "understands the reply of the example %s", "_, { value }", [
        `const { client } = clientAnswered(${success.key}, value);`,
        `const { results } = await ${one};`,
        `expect(results).toMatchObject([{ target: ${target}, ok: true }]);`,
      ]),
    client.result === "presence" &&
      eachTest(presences(success, replies), "reads the example %s as %s", "_, status, value", [
        `const { client } = clientAnswered(${success.key}, value);`,
        `expect(await ${one}).toEqual({ username: ${target}, status });`,
      ]),
    client.many !== false &&
      test(`sends to many targets with ${client.many}`, [
        `const { client } = clientAnswered(${success.key}, ${reply});`,
        "const targets: string[] = [];",
        `for await (const result of client.${client.resource}.${client.many}([${target}], ${message})) targets.push(result.target);`,
        `expect(targets).toEqual([${target}]);`,
      ]),
    eachTest(`failures(examples.${id}.responses)`, "fails with status %i of the example %s", "status, _, key, reply", [
      "const { client } = clientAnswered(status, reply);",
      `await expect(${one}).rejects.toMatchObject({ operation: ${literal(id)}, status, key, code: reply.error });`,
    ]),
  ];
  return `\ndescribe(${literal(call)}, () => {\n${tests.filter((code) => code !== false).join("\n")}});\n`;
}

function test(title: string, lines: readonly string[]): string {
  return `  it(${literal(title)}, async () => {\n${lines.map((line) => `    ${line}\n`).join("")}  });\n`;
}

function eachTest(rows: string, title: string, args: string, lines: readonly string[]): string {
  return `  it.each(${rows})(${literal(title)}, async (${args}) => {\n${lines.map((line) => `    ${line}\n`).join("")}  });\n`;
}

function sentPath({ path, parameters }: Operation): string {
  const values = new Map(parameters.map(({ name, example }) => [name, example]));
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? "")));
}

/** Each example of a presence reply, and the presence that it tells of. */
function presences({ examples }: Response, replies: string): string {
  return literal(
    examples.flatMap(({ name, value }) => {
      const presence = at(value, ["data", "0", "result_content", "result"]);
      return typeof presence === "string" ? [[name, presence, new Code(`${replies}${access(name)}.value`)]] : [];
    }),
    2,
  );
}

function at(value: Json | undefined, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>(
    (inner, key) =>
      isObject(inner) || Array.isArray(inner) ? (inner as Readonly<Record<string, Json>>)[key] : undefined,
    value,
  );
}

function access(name: string): string {
  return propertyName(name) === name ? `.${name}` : `[${literal(name)}]`;
}
