import { ContractError } from "./contract-error.ts";
import { isObject, type JsonObject, text } from "./json.ts";
import { literal } from "./literal.ts";
import { keyOfObject } from "./object-keys.ts";
import type { Operation, Parameter, Response } from "./operation.ts";
import type { Source } from "./source.ts";
import { NOT_METHODS, NOT_RESOURCES, NOT_VARIABLES } from "./taken-names.ts";
import { camelCase, capitalized } from "./words.ts";

/** The tenant's own parts of a path: the client fills them in. */
const TENANT = ["org", "app"];
/** What the client offers under one name: `client.users`. */
export interface Resource {
  readonly name: string;
  readonly typeName: string;
  readonly description: string;
  readonly methods: readonly ClientMethod[];
}

/** An argument that fills in a part of the path. */
export interface PathArgument {
  readonly name: string;
  readonly type: string;
  readonly parameter: Parameter;
}

export interface ClientMethod {
  readonly operation: Operation;
  /** In the order of the path's template. */
  readonly path: readonly PathArgument[];
  /** The one that names whom the call is about. */
  readonly target: PathArgument | undefined;
  /** What the targets of its twin that takes many are called. */
  readonly targets: string;
  /** How its body is given: a message, which is put into words, or as the contract writes it. */
  readonly body: "message" | "body" | undefined;
  /** How its reply is read: by a reader of its own, as the `data` of an envelope, or whole. */
  readonly reads: "presence" | "delivery" | "data" | "body";
  /** Its parameters beside those of the path: they stand in the options. */
  readonly inOptions: readonly Parameter[];
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
  const ids = new Set(operations.map(({ id }) => id));
  return operations.map((operation) => {
    const { client, requestBody, parameters } = operation;
    const path = parameters
      .filter((parameter) => parameter.in === "path" && !TENANT.includes(parameter.name))
      .map((parameter) => ({
        name: argumentName(parameter.name, client.resource),
        type: argumentType(parameter),
        parameter,
      }));
    const target = path.find(({ parameter }) => parameter.name === client.target);
    const targets = freeName(`${target?.name}s`, client.resource);
    const method: ClientMethod = {
      operation,
      path,
      target,
      targets,
      body: requestBody && (client.result === "delivery" ? "message" : "body"),
      reads: client.result ?? dataOrBody(source, operation),
      inOptions: parameters.filter((parameter) => parameter.in !== "path"),
    };
    checkMethod(source, method);
    const many = client.many === false ? [] : [targets];
    const clash = [client.resource, ...path.map(({ name }) => name), ...many].find((name) => ids.has(name));
    if (clash === undefined) return method;
    throw new ContractError(
      source.place(`${operation.pointer}/operationId`),
      `${clash} is the name of an operation, and of what ${operation.id} is called by`,
      "Give the operation a name of its own",
    );
  });
}

function checkMethod(source: Source, { operation, path, body, target, targets }: ClientMethod): void {
  const { id, client, requestBody } = operation;
  const bad = (problem: string, remedy: string): ContractError =>
    new ContractError(source.place(`${operation.pointer}/x-client`), `x-client of ${id}: ${problem}`, remedy);
  if (NOT_VARIABLES.has(id)) {
    throw new ContractError(
      source.place(`${operation.pointer}/operationId`),
      `the operationId ${id} is taken, by the language or by the generated client`,
      "Give the operation another name; x-client: { method } may still call it so",
    );
  }
  if (NOT_RESOURCES.has(client.resource))
    throw bad(`${client.resource} is taken, by the client or by the language`, "Name another resource");
  const method = [client.method, client.many].find((name) => name !== false && NOT_METHODS.has(name));
  if (method) throw bad(`every object has a ${method}, or must not have one`, "Name another method");
  if (client.result !== undefined && target === undefined)
    throw bad("its target is the tenant's own", "Write a path parameter other than org and app");
  if (client.result === "presence" && requestBody)
    throw bad("a result of kind presence has no request body", "Drop the body, or the result");
  if (client.result === "delivery" && !hasMessage(source, operation))
    throw bad(
      "a result of kind delivery needs a request body with the property msg",
      "Describe it, or drop the result",
    );
  if (client.many !== false && body !== "message") throw bad("many needs a message to send", "Write many: false");
  const names = path.map(({ name }) => name);
  if (client.many !== false) names.push(targets);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw bad(`two parts of its path would be the argument ${twice}`, "Rename one of them");
  if (operation.responses.every(({ key }) => !key.startsWith("2"))) {
    throw new ContractError(source.place(operation.pointer), `${id} has no success`, "Describe a response of 2XX");
  }
}

function hasMessage(source: Source, { requestBody }: Operation): boolean {
  return requestBody !== undefined && keyOfObject(source, requestBody.schemaPointer, "msg") !== undefined;
}

/** Whether each success with a body has an envelope whose `data` is always there. */
function dataOrBody(source: Source, { method, responses }: Operation): "data" | "body" {
  if (method === "HEAD") return "body";
  const bodies = successesOf(responses).flatMap(({ schemaPointer }) => schemaPointer ?? []);
  const enveloped = bodies.every((at) => keyOfObject(source, at, "data")?.required);
  return bodies.length > 0 && enveloped ? "data" : "body";
}

export function successesOf(responses: readonly Response[]): Response[] {
  return responses.filter(({ key }) => key.startsWith("2"));
}

/** The successes that have no body: they are declared without one, or HEAD asked for none. */
export function emptyKeys({ method, responses }: Operation): (number | string)[] {
  return successesOf(responses)
    .filter(({ mediaTypes }) => mediaTypes.length === 0 || method === "HEAD")
    .map(({ key }) => responseKey(key));
}

/** A response's key as the client has it: a number where it is a status. */
export function responseKey(key: string): number | string {
  return /^\d+$/.test(key) ? Number(key) : key;
}

/** `username` stays; `group_name` becomes `groupId`, because what the service calls the name of a thing in a path is its id. */
function argumentName(parameter: string, resource: string): string {
  return freeName(camelCase(parameter.replace(/_name$/, "_id")), resource);
}

/** A name that hides nothing which the body of a call needs. */
function freeName(name: string, resource: string): string {
  return NOT_VARIABLES.has(name) || name === resource || !/^[a-z]/.test(name) ? `the${capitalized(name)}` : name;
}

function argumentType({ shape, schema }: Parameter): string {
  const scalar = (type: string): string => (type === "integer" ? "number" : type);
  return constants(schema)?.join(" | ") ?? scalar(shape.type);
}

function constants({ enum: choices, const: only }: JsonObject): string[] | undefined {
  const values = only === undefined ? choices : [only];
  return Array.isArray(values) ? values.map((value) => literal(value)) : undefined;
}

function tagDescription(source: Source, name: string): string | undefined {
  const tags = source.document["tags"];
  const tag = Array.isArray(tags)
    ? tags.find((candidate) => isObject(candidate) && camelCase(text(candidate, "name") ?? "") === name)
    : undefined;
  return isObject(tag) ? text(tag, "description")?.trim().replace(/\s+/g, " ") : undefined;
}
