import type { ClientMethod } from "./client-method.ts";
import { paragraphs } from "./words.ts";

const CLIENT = [
  'import { createClient } from "@emchat/client";',
  "",
  'const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" });',
];
const MESSAGE = JSON.stringify("你好");

/** The doc comment of a call: the contract's own summary and description, and an example that compiles. */
export function callDocumentation({
  operation,
  target,
  targetExample,
  takesMessage,
  resultType,
}: ClientMethod): string[] {
  const { client } = operation;
  const call = `await client.${client.resource}.${client.method}(${JSON.stringify(targetExample)}${takesMessage ? `, ${MESSAGE}` : ""});`;
  return [
    `${operation.summary}.`,
    "",
    ...paragraphs(operation.description),
    "",
    `@param ${target} ${targetDescription(operation, client.target ?? "")}`,
    ...(takesMessage ? ["@param message A message, or a string, which is a text."] : []),
    "@param options Limits and settings of this one call.",
    "@throws EmchatError when the call failed; its `outcome` says whether the service may have done the work.",
    "@example",
    "```ts",
    ...CLIENT,
    resultType === "PresenceResult" ? `const { username, status } = ${call}` : `const { results } = ${call}`,
    "```",
  ];
}

/** The doc comment of a call's twin that takes many targets. */
export function manyDocumentation({ operation, target, targetExample }: ClientMethod): string[] {
  const { client } = operation;
  return [
    `${operation.summary}, for many targets: each gets a call of its own, and results come in the order in which they are complete.`,
    "",
    "Memory does not grow with the number of targets. What failed and surely was not delivered is tried again; a target whose",
    "outcome is unknown never is.",
    "",
    `@param ${target}s The targets: an array, or anything that can be iterated, also asynchronously.`,
    "@param message A message for all, or a function that makes the message of each.",
    "@param options Concurrency, progress, a signal, and a checkpoint to go on from.",
    "@example",
    "```ts",
    ...CLIENT,
    `for await (const result of client.${client.resource}.${client.many}([${JSON.stringify(targetExample)}], ${MESSAGE})) {`,
    "  console.log(result.target, result.ok);",
    "}",
    "```",
  ];
}

function targetDescription({ parameters }: ClientMethod["operation"], name: string): string {
  const description = parameters.find((parameter) => parameter.name === name)?.description ?? "";
  return description.replaceAll("**", "").replace(/\s+/g, " ").trim();
}
