import { ContractError } from "./contract-error.ts";
import { erasOf, type ResultsWord } from "./eras.ts";
import { isObject, type Json, type JsonObject, pointer, section } from "./json.ts";
import { keyOfObject } from "./object-keys.ts";
import type { Operation } from "./operation.ts";
import type { Source } from "./source.ts";

/** The contract's own words, each list in the order in which the contract has them. */
export interface Vocabulary {
  readonly operationIds: readonly string[];
  readonly messages: readonly MessageWord[];
  /** operationId -> where the schema of the body that holds its message stands. */
  readonly messageBodies: ReadonlyMap<string, string>;
  readonly presences: readonly string[];
  readonly targetKinds: readonly string[];
  readonly statuses: readonly number[];
  /** Status, or class of statuses -> the identifiers that its errors may have. */
  readonly errorIdentifiers: Readonly<Record<string, readonly string[]>>;
  /** The eras of the service -> the form of `data` in each; the first is the document's own. */
  readonly eras: Readonly<Record<string, ResultsWord>>;
}

export type WordLists = Readonly<Record<string, readonly string[]>>;

export interface MessageWord {
  readonly type: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Where the schemas of this type stand: one for each union that has it. */
  readonly pointers: readonly string[];
}

/** The key of a send's body that holds the message, and the key in it that says which one it is. */
const MESSAGE = "msg";
const TYPE = "type";

export function vocabularyOf(source: Source, operations: readonly Operation[]): Vocabulary {
  return {
    operationIds: operations.map(({ id }) => id),
    messages: messagesOf(source, operations),
    messageBodies: new Map(
      operations.flatMap(({ id, mock, requestBody }) =>
        mock.effect === "deliver-message" && requestBody ? [[id, requestBody.schemaPointer] as const] : [],
      ),
    ),
    presences: presencesOf(source, operations),
    targetKinds: distinct(operations.flatMap(({ mock }) => (mock.target ? [mock.target.kind] : []))),
    statuses: distinct(
      operations.flatMap(({ responses }) => responses.map(({ key }) => Number(key)).filter(Number.isInteger)),
    ).sort((left, right) => left - right),
    errorIdentifiers: errorIdentifiersOf(operations),
    eras: erasOf(source),
  };
}

/** The lists of words that other documents may name with `x-vocabulary`. */
export function wordLists({ operationIds, messages, presences, targetKinds }: Vocabulary): WordLists {
  return { operationIds, messageTypes: messages.map(({ type }) => type), presences, targetKinds };
}

/** `deliver-message` stores the `msg` of a body: the branches of its schema are the messages. */
function messagesOf(source: Source, operations: readonly Operation[]): MessageWord[] {
  const words = new Map<string, MessageWord>();
  for (const { id, mock, requestBody, pointer: at } of operations) {
    if (mock.effect !== "deliver-message") continue;
    const message = requestBody && keyOfObject(source, requestBody.schemaPointer, MESSAGE);
    const branches = message ? branchesOf(source, message.at) : [];
    if (branches.length === 0) throw noMessage(source, id, requestBody?.schemaPointer ?? at);
    for (const branch of branches) {
      const types = constantsOf(section(branch.schema, "properties")[TYPE]);
      if (types.length === 0) throw noMessage(source, id, branch.at);
      if (!/^\/components\/schemas\/[^/]+$/.test(branch.at)) throw noName(source, id, branch.at);
      const keys = Object.keys(section(branch.schema, "properties")).filter((key) => key !== TYPE);
      const required = branch.schema["required"];
      const needed = keys.filter((key) => Array.isArray(required) && required.includes(key));
      for (const type of types) {
        const known = words.get(type);
        words.set(type, {
          type,
          required: known ? known.required.filter((key) => needed.includes(key)) : needed,
          optional: distinct([...(known ? [...known.required, ...known.optional] : []), ...keys]).filter(
            (key) => !(known ? known.required.includes(key) && needed.includes(key) : needed.includes(key)),
          ),
          pointers: distinct([...(known?.pointers ?? []), branch.at]),
        });
      }
    }
  }
  return [...words.values()];
}

function noMessage(source: Source, id: string, at: string): ContractError {
  return new ContractError(
    source.place(at),
    `${id} delivers a message, and here is none`,
    `Give the body a property ${MESSAGE}, whose branches have a property ${TYPE} with the enum of their types`,
  );
}

function noName(source: Source, id: string, at: string): ContractError {
  return new ContractError(
    source.place(at),
    `this message of ${id} has no name`,
    "Move its schema into components/schemas, and refer to it",
  );
}

/** `read-presence` answers `data` with one result for the target, whose `result_content.result` is the presence. */
function presencesOf(source: Source, operations: readonly Operation[]): string[] {
  return distinct(
    operations.flatMap(({ id, mock, responses, pointer: at }) => {
      if (mock.effect !== "read-presence") return [];
      const words = responses
        .filter(({ key }) => key.startsWith("2"))
        .flatMap(({ schemaPointer }) => (schemaPointer === undefined ? [] : presenceWords(source, schemaPointer)));
      if (words.length > 0) return words;
      throw new ContractError(
        source.place(at),
        `${id} reads a presence, and its success has none`,
        "Describe data/*/result_content/result of the success by an enum",
      );
    }),
  );
}

function presenceWords(source: Source, reply: string): string[] {
  const contents = inside(source, reply, [
    "properties/data",
    "items",
    "properties/result_content",
    "properties/result",
  ]);
  return contents.flatMap(({ schema }) => constantsOf(schema)).filter((word) => typeof word === "string");
}

interface Place {
  readonly schema: JsonObject;
  readonly at: string;
}

/** Goes down step by step, into every branch of every union on the way. */
function inside(source: Source, at: string, steps: readonly string[]): Place[] {
  return steps.reduce<readonly Place[]>(
    (places, step) =>
      places.flatMap(({ schema, at: from }) => {
        const [keyword = "", name] = step.split("/");
        const child = name === undefined ? schema[keyword] : section(schema, keyword)[name];
        return child === undefined ? [] : branchesOf(source, `${from}/${step}`);
      }),
    branchesOf(source, at),
  ) as Place[];
}

/** The schemas that a value may follow at a place: the branches of a union, else the schema itself. */
function branchesOf(source: Source, at: string): Place[] {
  const place = followed(source, at);
  const union = ["oneOf", "anyOf"].find((keyword) => Array.isArray(place.schema[keyword]));
  if (union === undefined) return [place];
  return (place.schema[union] as readonly Json[]).flatMap((_, index) =>
    branchesOf(source, `${place.at}/${union}${pointer(index)}`),
  );
}

function followed(source: Source, at: string): Place {
  const { value, pointer: end } = source.resolve(at);
  return { schema: isObject(value) ? value : {}, at: end };
}

function constantsOf(schema: Json | undefined): string[] {
  if (!isObject(schema)) return [];
  const values = schema["const"] === undefined ? schema["enum"] : [schema["const"]];
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}

/** What the relations about `/error` name, and what the examples show beside. */
function errorIdentifiersOf(operations: readonly Operation[]): Record<string, string[]> {
  const found: [key: string, identifier: string][] = [];
  for (const { relations, responses } of operations) {
    for (const { reply, byStatus } of relations) {
      if (reply !== "/error" || !isObject(byStatus)) continue;
      for (const [status, list] of Object.entries(byStatus))
        for (const identifier of list as readonly string[]) found.push([status, identifier]);
    }
    for (const { key, examples } of responses)
      for (const { value } of examples)
        if (/^[45]/.test(key) && isObject(value) && typeof value["error"] === "string")
          found.push([key, value["error"]]);
  }
  const keys = distinct(found.map(([key]) => key)).sort();
  return Object.fromEntries(
    keys.map((key) => [key, distinct(found.flatMap(([status, identifier]) => (status === key ? [identifier] : [])))]),
  );
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
