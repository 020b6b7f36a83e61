import { callDocumentation, manyDocumentation } from "../call-documentation.ts";
import { signatureOf } from "../call-signature.ts";
import {
  type ClientMethod,
  clientMethods,
  emptyKeys,
  type Resource,
  resourcesOf,
  responseKey,
} from "../client-method.ts";
import { resourceFactory } from "../client-resource.ts";
import { ContractError } from "../contract-error.ts";
import { docComment, header } from "../header.ts";
import { isObject, section, text } from "../json.ts";
import { Code, literal, type Printable } from "../literal.ts";
import type { Operation } from "../operation.ts";
import type { Source } from "../source.ts";
import { writtenParameters } from "../written-parameters.ts";

/** The client's resources: what each call is at run time, its signature with the contract's own words, and the factory. */
export function clientOperationsModule(source: Source, operations: readonly Operation[]): string {
  const resources = resourcesOf(source, operations);
  const ids = operations.map(({ id }) => id);
  const ownMessages = messageBodies(source, operations) > 1;
  return [
    header("The client's calls, one for each operation of the contract.", [source.file]),
    imports(resources, ownMessages),
    docComment(["The service's first server."]),
    `export const serverUrl = ${literal(serverUrl(source))};\n\n`,
    docComment(["Where the service hands out tokens; the tenant's `{org}` and `{app}` go into it."]),
    `export const tokenUrl = ${literal(tokenUrl(source))};\n\n`,
    ...operations.map(atRunTime),
    docComment(["Every call by its operationId."]),
    `export const operations: {\n${ids.map((id) => `  readonly ${id}: typeof ${id};\n`).join("")}} = { ${ids.join(", ")} };\n\n`,
    ...resources.map((resource) => resourceInterface(resource, ownMessages)),
    docComment(["All resources of a client."]),
    `export interface Resources {\n${resources.map(({ name, typeName }) => `  readonly ${name}: ${typeName};\n`).join("")}}\n\n`,
    docComment(["The same calls, which return `{ ok, value | error }` where these would throw."]),
    `export interface SafeResources {\n${resources.map(({ name, typeName }) => `  readonly ${name}: Safe<${typeName}>;\n`).join("")}}\n\n`,
    resourceFactory(resources),
    "\n",
    docComment(["Makes the safe twins of all resources."]),
    `export function createSafeResources(resources: Resources, toSafe: <One extends object>(resource: One) => Safe<One>): SafeResources {\n  return {\n`,
    ...resources.map(({ name }) => `    ${name}: toSafe(resources.${name}),\n`),
    "  };\n}\n",
  ].join("");
}

/** Where the client keeps what the generated calls use. */
const HOMES: Readonly<Record<string, string>> = {
  BodyOf: "../raw-request.ts",
  BulkDelivery: "../bulk/bulk-delivery.ts",
  BulkMessage: "../bulk/bulk-options.ts",
  BulkOptions: "../bulk/bulk-options.ts",
  CallOptions: "../call-options.ts",
  DeliveryResult: "../envelope/delivery.ts",
  EmchatPromise: "../emchat-promise.ts",
  MessageInput: "../messages.ts",
  OperationData: "../operation-data.ts",
  PresenceResult: "../envelope/presence.ts",
  ReplyBody: "../raw-request.ts",
  ReplyData: "../raw-request.ts",
  ResourceCaller: "../resource-calls.ts",
  Safe: "../emchat-promise.ts",
  SendOptions: "../call-options.ts",
  Targets: "../bulk/bulk-target.ts",
  WithParameters: "../raw-request.ts",
  bodyReader: "../envelope/body.ts",
  emptyReader: "../envelope/empty-reader.ts",
  dataReader: "../envelope/body.ts",
  deliveryReader: "../envelope/delivery.ts",
  parameterWriter: "../transport/parameter-writer.ts",
  presenceReader: "../envelope/presence.ts",
  toRequestBody: "../messages.ts",
};

function imports(resources: readonly Resource[], ownMessages: boolean): string {
  const methods = resources.flatMap(({ methods: all }) => all);
  const used = new Set(["ResourceCaller", "Safe"]);
  for (const method of methods) {
    for (const name of signatureOf(method, ownMessages).uses) used.add(name);
    used.add(`${method.reads}Reader`);
    if (method.body === "message") used.add("toRequestBody");
    if (method.inOptions.length > 0) for (const name of ["OperationData", "parameterWriter"]) used.add(name);
    if (emptyKeys(method.operation).length > 0)
      for (const name of ["OperationData", "emptyReader", "bodyReader"]) used.add(name);
  }
  const files = [...new Set([...used].map((name) => HOMES[name] ?? ""))].sort();
  const lines = files.map((file) => {
    const names = [...used].filter((name) => HOMES[name] === file).sort(byName);
    const types = names.every(isType);
    const list = names.map((name) => (isType(name) && !types ? `type ${name}` : name)).join(", ");
    return `import ${types ? "type " : ""}{ ${list} } from ${JSON.stringify(file)};\n`;
  });
  return `${lines.join("")}\n`;
}

function isType(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function byName(left: string, right: string): number {
  return left.toLowerCase() < right.toLowerCase() ? -1 : 1;
}

/** How many schemas of bodies the messages of the contract are sent in. */
function messageBodies(source: Source, operations: readonly Operation[]): number {
  const bodies = clientMethods(source, operations).filter(({ body }) => body === "message");
  return new Set(bodies.map(({ operation }) => operation.requestBody?.schemaPointer)).size;
}

function atRunTime(operation: Operation): string {
  const { id, method, path, responses, security, rateLimit } = operation;
  const empty = emptyKeys(operation);
  const written = writtenParameters(operation);
  const data: Record<string, Printable | undefined> = {
    id,
    method,
    path,
    keys: responses.map(({ key }) => responseKey(key)),
    read: empty.length > 0 ? new Code(`emptyReader(${literal(empty)}, bodyReader)`) : undefined,
    open: security.length === 0 ? true : undefined,
    rate: rateLimit && { requests: rateLimit.requests, perMs: rateLimit.perMs },
    write: written,
  };
  return written || empty.length > 0
    ? `export const ${id}: OperationData<${literal(id)}> = ${literal(data)};\n\n`
    : `export const ${id} = ${literal(data)} as const;\n\n`;
}

function resourceInterface({ typeName, description, methods }: Resource, ownMessages: boolean): string {
  const members = methods.flatMap((method: ClientMethod) => {
    const { client } = method.operation;
    const { one, many } = signatureOf(method, ownMessages);
    const single = `${docComment(callDocumentation(method), 2)}  ${client.method}${one};\n`;
    return client.many === false
      ? [single]
      : [single, `${docComment(manyDocumentation(method), 2)}  ${client.many}${many};\n`];
  });
  return `${docComment([description])}export interface ${typeName} {\n${members.join("\n")}}\n\n`;
}

function serverUrl(source: Source): string {
  const servers = source.document["servers"];
  const first = Array.isArray(servers) ? servers[0] : undefined;
  const url = isObject(first) ? text(first, "url") : undefined;
  if (url) return url.replace(/\/+$/, "");
  throw new ContractError(source.place("/servers"), "there is no server", "Write the service's address under servers");
}

function tokenUrl(source: Source): string {
  const schemes = Object.values(section(source.document["components"], "securitySchemes"));
  for (const scheme of schemes) {
    const url = text(section(section(scheme, "flows"), "clientCredentials"), "tokenUrl");
    if (url) return url;
  }
  throw new ContractError(
    source.place("/components"),
    "no security scheme has a clientCredentials flow with a tokenUrl",
    "Write one under securitySchemes",
  );
}
