import { ContractError } from "./contract-error.ts";
import { isObject, text } from "./json.ts";
import type { Operation } from "./operation.ts";
import type { Source } from "./source.ts";
import { capitalized } from "./words.ts";

/** What the client offers under one name: `client.users`. */
export interface Resource {
  readonly name: string;
  readonly typeName: string;
  readonly description: string;
  readonly methods: readonly ClientMethod[];
}

export interface ClientMethod {
  readonly operation: Operation;
  /** The argument that names whom the call is about: `username`, `groupId`. */
  readonly target: string;
  /** The contract's own sample of it. */
  readonly targetExample: string;
  readonly takesMessage: boolean;
  readonly resultType: "PresenceResult" | "DeliveryResult";
}

export function resourcesOf(source: Source, operations: readonly Operation[]): Resource[] {
  const methods = clientMethods(source, operations);
  return [...new Set(operations.map(({ client }) => client.resource))].map((name) => ({
    name,
    typeName: `${capitalized(name)}Resource`,
    description: tagDescription(source, name) ?? `The calls of \`client.${name}\`.`,
    methods: methods.filter(({ operation }) => operation.client.resource === name),
  }));
}

export function clientMethods(source: Source, operations: readonly Operation[]): ClientMethod[] {
  return operations.map((operation) => {
    const { result, target, many } = operation.client;
    const takesMessage = operation.requestBody !== undefined;
    if ((result === "delivery") !== takesMessage) {
      throw new ContractError(
        source.place(`${operation.pointer}/x-client`),
        `x-client of ${operation.id}: a result of kind ${result} ${takesMessage ? "has no" : "needs a"} request body`,
        takesMessage ? "Write result: delivery, or drop the body" : "Write result: presence, or describe the body",
      );
    }
    if (many !== false && !takesMessage) {
      throw new ContractError(
        source.place(`${operation.pointer}/x-client`),
        `x-client of ${operation.id}: many needs a message to send`,
        "Write many: false",
      );
    }
    return {
      operation,
      target: argumentName(target ?? ""),
      targetExample: String(operation.parameters.find(({ name }) => name === target)?.example ?? ""),
      takesMessage,
      resultType: result === "presence" ? "PresenceResult" : "DeliveryResult",
    };
  });
}

/** `username` stays; `group_name` becomes `groupId`, because what the service calls the name of a thing in a path is its id. */
function argumentName(parameter: string): string {
  const [first = "", ...rest] = parameter.replace(/_name$/, "_id").split("_");
  return first + rest.map(capitalized).join("");
}

function tagDescription(source: Source, name: string): string | undefined {
  const tags = source.document["tags"];
  const tag = Array.isArray(tags)
    ? tags.find((candidate) => isObject(candidate) && candidate["name"] === name)
    : undefined;
  return isObject(tag) ? text(tag, "description")?.trim().replace(/\s+/g, " ") : undefined;
}
