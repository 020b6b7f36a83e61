import type { ClientMethod, PathArgument } from "./client-method.ts";
import type { Json } from "./json.ts";
import { literal } from "./literal.ts";
import type { Parameter } from "./operation.ts";
import { paragraphs } from "./words.ts";

const CLIENT = [
  'import { createClient } from "@emchat/client";',
  "",
  'const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });',
];
const MESSAGE = JSON.stringify("你好");
const DEPRECATED = "@deprecated The contract says so: the service may drop it.";

/** The key of the options that parameters of a place stand under. */
export const OPTION_KEYS: Readonly<Record<Parameter["in"], string>> = {
  path: "path",
  query: "query",
  header: "headers",
  cookie: "cookies",
};

/** The doc comment of a call: the contract's own summary and description, and an example that compiles. */
export function callDocumentation(method: ClientMethod): string[] {
  const { operation, path, body, inOptions } = method;
  const call = `await client.${operation.client.resource}.${operation.client.method}(${sampleArguments(method).join(", ")});`;
  return [
    `${operation.summary}.`,
    "",
    ...paragraphs(operation.description),
    "",
    ...path.map(({ name, parameter }) => `@param ${name} ${described(parameter)}`),
    ...(body === "message" ? ["@param message A message, or a string, which is a text."] : []),
    ...(body === "body" ? ["@param body What the contract asks for."] : []),
    `@param options Limits and settings of this one call${inOptions.length > 0 ? `, and ${listed(inOptions)}` : ""}.`,
    ...(operation.deprecated ? [DEPRECATED] : []),
    "@throws EmchatError when the call failed; its `outcome` says whether the service may have done the work.",
    "@example",
    "```ts",
    ...CLIENT,
    `${RECEIVED[method.reads]}${call}`,
    "```",
  ];
}

const RECEIVED: Readonly<Record<ClientMethod["reads"], string>> = {
  presence: "const { username, status } = ",
  delivery: "const { results } = ",
  data: "const data = ",
  body: "const body = ",
};

/** The doc comment of a call's twin that takes many targets. */
export function manyDocumentation(method: ClientMethod): string[] {
  const { operation, target, targets, path } = method;
  const { client } = operation;
  const samples = sampleArguments(method);
  const args = samples.map((sample, at) => (path[at] !== undefined && path[at] === target ? `[${sample}]` : sample));
  return [
    `${operation.summary}, for many targets: each gets a call of its own, and results come in the order in which they are complete.`,
    "",
    "Memory does not grow with the number of targets. What failed and surely was not delivered is tried again; a target whose",
    "outcome is unknown never is.",
    "",
    ...path.map((argument) =>
      argument === target
        ? `@param ${targets} The targets: an array, or anything that can be iterated, also asynchronously.`
        : `@param ${argument.name} ${described(argument.parameter)}`,
    ),
    "@param message A message for all, or a function that makes the message of each.",
    "@param options Concurrency, progress, a signal, and a checkpoint to go on from.",
    ...(operation.deprecated ? [DEPRECATED] : []),
    "@example",
    "```ts",
    ...CLIENT,
    `for await (const result of client.${client.resource}.${client.many}(${args.join(", ")})) {`,
    "  console.log(result.target, result.ok);",
    "}",
    "```",
  ];
}

/** The contract's own samples as the arguments of a call. */
export function sampleArguments(
  { operation, path, body, inOptions }: ClientMethod,
  message: string = MESSAGE,
): string[] {
  const samples = path.map(samplePath);
  if (body === "message") samples.push(message);
  if (body === "body") samples.push(literal(operation.requestBody?.examples[0]?.value ?? {}, 100));
  const given = sampleOptions(inOptions.filter(({ required }) => required));
  return given ? [...samples, given] : samples;
}

export function samplePath({ parameter }: PathArgument): string {
  return literal(parameter.example ?? "");
}

/** The parameters of the options with the contract's own samples; empty where there are none. */
export function sampleOptions(parameters: readonly Parameter[]): string {
  const parts: Record<string, Record<string, Json>> = {};
  for (const { name, in: place, example } of parameters) {
    if (example === undefined) continue;
    const key = OPTION_KEYS[place];
    parts[key] = { ...parts[key], [name]: example };
  }
  return Object.keys(parts).length > 0 ? literal(parts, 100) : "";
}

function listed(parameters: readonly Parameter[]): string {
  return parameters
    .map(({ name, in: place, required }) => `\`${OPTION_KEYS[place]}\` ${name}${required ? "" : " (optional)"}`)
    .join(", ");
}

function described({ description, deprecated }: Parameter): string {
  const words = description.replaceAll("**", "").replace(/\s+/g, " ").trim();
  return deprecated ? `${words} Deprecated.` : words;
}
