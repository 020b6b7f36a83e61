import { OPTION_KEYS, sampleArguments, samplePath } from "../call-documentation.ts";
import { type ClientMethod, clientMethods, successesOf } from "../client-method.ts";
import { header } from "../header.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { Code, literal, propertyName } from "../literal.ts";
import type { Operation, Response } from "../operation.ts";
import type { Source } from "../source.ts";
import { CLIENT_TEST_PREAMBLE } from "./client-test-preamble.ts";

/** A test of each call against the contract's own examples: it sends what the contract says and understands every declared reply. */
export function clientTestModule(source: Source, operations: readonly Operation[]): string {
  const methods = clientMethods(source, operations);
  return (
    header("Each call of the client against the contract's examples.", [source.file]) +
    CLIENT_TEST_PREAMBLE +
    methods.map(testsOf).join("")
  );
}

function testsOf(method: ClientMethod): string {
  const { operation } = method;
  const success = firstSuccess(operation);
  if (!success) return "";
  const tests = [
    sends(method, success),
    ...bodies(method, success),
    ...successesOf(operation.responses).flatMap((response) => understands(method, response)),
    ...manyTargets(method, success),
    ...failures(method),
  ];
  return `\ndescribe(${literal(callName(method))}, () => {\n${tests.join("\n")}});\n`;
}

/** A success that a test can answer with. */
interface Success {
  readonly key: string;
  /** The code of its reply's body. */
  readonly reply: string;
  /** The code of what the example of its `data` is. */
  readonly response: Response;
}

function firstSuccess(operation: Operation): Success | undefined {
  return successesOf(operation.responses).flatMap((response) => successOf(operation, response))[0];
}

function successOf({ id }: Operation, response: Response): Success[] {
  const { key, mediaTypes, examples } = response;
  const [first] = examples;
  if (mediaTypes.length === 0) return [{ key, reply: "undefined", response }];
  return first ? [{ key, reply: `${repliesOf(id, key)}${access(first.name)}.value`, response }] : [];
}

function sends(method: ClientMethod, { key, reply }: Success): string {
  const { operation } = method;
  const { id, security } = operation;
  const sent = {
    method: operation.method,
    path: sentPath(operation),
    authorization: security.length === 0 ? null : "Bearer test-token-0123456789",
    parameters: parametersSent(method),
  };
  return test(`sends ${operation.method} ${operation.path}`, [
    `const { client, sent } = clientAnswered(${literal(id)}, ${statusOf(key)}, ${reply});`,
    `await ${call(method)};`,
    `expect(sent).toMatchObject([${literal(sent, 4)}]);`,
  ]);
}

function bodies(method: ClientMethod, { key, reply }: Success): string[] {
  const { operation, body } = method;
  if (!body || operation.requestBody?.examples.length === 0) return [];
  return [
    eachTest(
      `Object.entries(examples.${operation.id}.requestBody)`,
      "sends the body of the example %s as it is",
      "_, { value }",
      [
        `const { client, sent } = clientAnswered(${literal(operation.id)}, ${statusOf(key)}, ${reply});`,
        `await ${call(method, "value")};`,
        "expect(sent[0]?.body).toEqual(value);",
      ],
    ),
  ];
}

/** What the call makes of each example of a success. */
function understands(method: ClientMethod, response: Response): string[] {
  const { operation, reads, target } = method;
  const { key, mediaTypes, examples } = response;
  const answered = (reply: string): string =>
    `const { client } = clientAnswered(${literal(operation.id)}, ${statusOf(key)}, ${reply});`;
  if (mediaTypes.length === 0) {
    const lines = [answered("undefined"), `expect(await ${call(method)}).toBeUndefined();`];
    return [test(`gives nothing for a reply of ${key}, which has no body`, lines)];
  }
  if (examples.length === 0) return [];
  const replies = repliesOf(operation.id, key);
  const sample = target ? samplePath(target) : "";
  if (reads === "presence") {
    return [
      eachTest(presences(response, replies), "reads the example %s as %s", "_, status, value", [
        answered("value"),
        `expect(await ${call(method)}).toEqual({ username: ${sample}, status });`,
      ]),
    ];
  }
  const expectation =
    reads === "delivery"
      ? `expect((await ${call(method)}).results).toMatchObject([{ target: ${sample}, ok: true }]);`
      : `expect(await ${call(method)}).toEqual(value${reads === "data" ? ".data" : ""});`;
  return [
    eachTest(`Object.entries(${replies})`, `understands the reply of the example %s${also(key)}`, "_, { value }", [
      answered("value"),
      expectation,
    ]),
  ];
}

function also(key: string): string {
  return key === "200" ? "" : ` of ${key}`;
}

function manyTargets(method: ClientMethod, { key, reply }: Success): string[] {
  const { operation, target, path } = method;
  const { client } = operation;
  if (client.many === false || !target) return [];
  const args = argumentsOf(method).map((argument, at) => (path[at] === target ? `[${argument}]` : argument));
  return [
    test(`sends to many targets with ${client.many}`, [
      `const { client } = clientAnswered(${literal(operation.id)}, ${statusOf(key)}, ${reply});`,
      "const targets: string[] = [];",
      `for await (const result of client.${client.resource}.${client.many}(${args.join(", ")})) targets.push(result.target);`,
      `expect(targets).toEqual([${samplePath(target)}]);`,
    ]),
  ];
}

function failures(method: ClientMethod): string[] {
  const { operation } = method;
  const declared = operation.responses.filter(
    ({ key, examples }) => /^(?:[45]|default)/.test(key) && examples.some(({ value }) => hasIdentifier(value)),
  );
  if (declared.length === 0) return [];
  const id = literal(operation.id);
  return [
    eachTest(
      `failures(examples.${operation.id}.responses)`,
      "fails with status %i of the example %s",
      "status, _, key, reply",
      [
        `const { client } = clientAnswered(${id}, status, reply);`,
        `await expect(${call(method)}).rejects.toMatchObject({ operation: ${id}, status, key, code: reply.error });`,
      ],
    ),
  ];
}

function hasIdentifier(value: Json): boolean {
  return isObject(value) && typeof value["error"] === "string";
}

function test(title: string, lines: readonly string[]): string {
  return `  it(${literal(title)}, async () => {\n${lines.map((line) => `    ${line}\n`).join("")}  });\n`;
}

function eachTest(rows: string, title: string, args: string, lines: readonly string[]): string {
  return `  it.each(${rows})(${literal(title)}, async (${args}) => {\n${lines.map((line) => `    ${line}\n`).join("")}  });\n`;
}

function callName({ operation: { client } }: ClientMethod): string {
  return `client.${client.resource}.${client.method}`;
}

function call(method: ClientMethod, body?: string): string {
  return `${callName(method)}(${argumentsOf(method, body).join(", ")})`;
}

/** The arguments of a call; its body is the contract's first example, or the code that is given. */
function argumentsOf(method: ClientMethod, body?: string): string[] {
  const { operation, path } = method;
  const [first] = operation.requestBody?.examples ?? [];
  const named = first && `examples.${operation.id}.requestBody${access(first.name)}.value`;
  const args = sampleArguments(method, named);
  if (method.body && (body ?? named)) args[path.length] = body ?? named ?? "";
  return args;
}

/** What a server that knows the contract reads of the required parameters. */
function parametersSent({ inOptions }: ClientMethod): Record<string, JsonObject> {
  const places = { query: {}, header: {}, cookie: {} } as Record<string, Record<string, Json>>;
  for (const { name, in: place, required, example } of inOptions)
    if (required && example !== undefined && OPTION_KEYS[place])
      Object.assign(places[place] ?? {}, { [name]: example });
  return places;
}

function sentPath({ path, parameters }: Operation): string {
  const values = new Map(parameters.map(({ name, in: place, example }) => [`${place} ${name}`, example]));
  return path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    [values.get(`path ${name}`) ?? ""]
      .flat()
      .map((value) => encodeURIComponent(String(value)))
      .join(","),
  );
}

/** A status that falls under a response's key. */
function statusOf(key: string): number {
  return Number(key.replace("XX", "00"));
}

function repliesOf(id: string, key: string): string {
  return `examples.${id}.responses[${literal(key)}]`;
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
