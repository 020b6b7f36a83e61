import { docComment, header } from "../header.ts";
import { keysOf } from "../json.ts";
import { literal, propertyName } from "../literal.ts";
import type { Source } from "../source.ts";
import type { Vocabulary } from "../vocabulary.ts";

/** The contract's words as lists and types, so that a table written by hand can be held to them by the compiler. */
export function vocabularyModule(source: Source, words: Vocabulary): string {
  const fields = Object.fromEntries(
    words.messages.map(({ type, required, optional }) => [type, { required, optional }]),
  );
  return [
    header("The words of the contract.", [source.file]),
    `import type { ${[...words.messageBodies.values()].some((at) => !at.startsWith("/components/schemas/")) ? "components, operations" : "components"} } from "./types.ts";\n\n`,
    list("operationIds", "OperationId", "The operations, by their operationId.", words.operationIds),
    list("sendIds", "SendId", "The operations that deliver a message.", [...words.messageBodies.keys()]),
    list(
      "messageTypes",
      "MessageType",
      "What the `type` of a message may be.",
      words.messages.map(({ type }) => type),
    ),
    docComment(["The keys that a message of each type must have, and those that it may have, beside `type`."]),
    "export const messageFields: Readonly<\n  Record<MessageType, { readonly required: readonly string[]; readonly optional: readonly string[] }>\n",
    `> = ${literal(fields)};\n\n`,
    docComment(["The schema of each type of message."]),
    `export interface Messages {\n${words.messages
      .map(({ type, pointers }) => `  ${propertyName(type)}: ${pointers.map(typeAt).join(" | ")};\n`)
      .join("")}}\n\n`,
    docComment(["The body of a request that delivers a message."]),
    `export type MessageRequest = ${messageRequests(words.messageBodies)};\n\n`,
    list("presences", "PresenceWord", "What a user's presence may be.", words.presences),
    list("targetKinds", "TargetKind", "What a call may be about.", words.targetKinds),
    list("declaredStatuses", "DeclaredStatus", "The statuses that some operation declares.", words.statuses),
    errorIdentifiers(words.errorIdentifiers),
    "\n",
    list(
      "eras",
      "Era",
      "The eras of the service whose replies a mock can give; the first is the contract's own.",
      Object.keys(words.eras),
    ),
    docComment(["The form of `data` in each era: a list of results, or the targets mapped to a word each."]),
    `export const resultsOfEra: Readonly<Record<Era, "list" | "map">> = ${literal({ ...words.eras })};\n`,
  ].join("");
}

function messageRequests(bodies: Vocabulary["messageBodies"]): string {
  const types = new Map([...bodies].map(([id, at]) => [at, bodyType(id, at)]));
  return [...types.values()].join(" | ") || "never";
}

function bodyType(id: string, at: string): string {
  return /^\/components\/schemas\/[^/]+$/.test(at)
    ? typeAt(at)
    : `NonNullable<operations[${literal(id)}]["requestBody"]>["content"]["application/json"]`;
}

function list(name: string, type: string, what: string, values: readonly (string | number)[]): string {
  const types = values.map((value) => JSON.stringify(value));
  return [
    docComment([what]),
    `export const ${name}: readonly [${types.join(", ")}] = ${literal(values)};\n`,
    docComment([what]),
    `export type ${type} = ${values.length > 0 ? `(typeof ${name})[number]` : "never"};\n\n`,
  ].join("");
}

function errorIdentifiers(byStatus: Vocabulary["errorIdentifiers"]): string {
  const rows = Object.entries(byStatus);
  const type = rows.map(
    ([key, values]) =>
      `  readonly ${propertyName(key)}: readonly [${values.map((value) => JSON.stringify(value)).join(", ")}];\n`,
  );
  return [
    docComment(["The identifiers that errors have in their `error`, by status or class of statuses."]),
    `export const errorIdentifiers: {\n${type.join("")}} = ${literal(byStatus)};\n`,
    docComment(["What the `error` of a reply may be."]),
    `export type ErrorIdentifier = ${rows.length > 0 ? "(typeof errorIdentifiers)[keyof typeof errorIdentifiers][number]" : "never"};\n`,
  ].join("");
}

function typeAt(at: string): string {
  return `components["schemas"][${literal(keysOf(at)[2] ?? "")}]`;
}
