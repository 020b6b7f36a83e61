import { serverUrl, tokenUrl } from "../addresses.ts";
import { callDocumentation, manyDocumentation } from "../call-documentation.ts";
import { signatureOf } from "../call-signature.ts";
import { importsOf } from "../client-imports.ts";
import { type ClientMethod, clientMethods, emptyKeys, type Resource, resourcesOf } from "../client-method.ts";
import { resourceFactory } from "../client-resource.ts";
import { docComment, header } from "../header.ts";
import { isObject } from "../json.ts";
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
    importsOf(resources, ownMessages),
    docComment(["The service's first server."]),
    `export const serverUrl = ${literal(serverUrl(source))};\n\n`,
    docComment(["Where the service hands out tokens; the tenant's `{org}` and `{app}` go into it."]),
    `export const tokenUrl = ${literal(tokenUrl(source))};\n\n`,
    ...operations.map((operation) => atRunTime(operation, operations)),
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

/** How many schemas of bodies the messages of the contract are sent in. */
function messageBodies(source: Source, operations: readonly Operation[]): number {
  const bodies = clientMethods(source, operations).filter(({ body }) => body === "message");
  return new Set(bodies.map(({ operation }) => operation.requestBody?.schemaPointer)).size;
}

function atRunTime(operation: Operation, all: readonly Operation[]): string {
  const { id, method, path, security, rateLimit, client } = operation;
  const empty = emptyKeys(operation);
  const written = writtenParameters(operation);
  const data: Record<string, Printable | undefined> = {
    id,
    method,
    path,
    read: empty.length > 0 ? new Code(`emptyReader(${literal(empty)}, bodyReader)`) : undefined,
    open: security.length === 0 ? true : undefined,
    anyCase: (client.many !== false && isOfAnyCase(operation, all)) || undefined,
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

/** Whether some reply may echo the target in another case: then upper and lower case are the same name. */
function isOfAnyCase({ client, parameters }: Operation, all: readonly Operation[]): boolean {
  const target = parameters.find((parameter) => parameter.in === "path" && parameter.name === client.target);
  return all.some(({ relations, parameters: others }) =>
    relations.some(
      ({ equals, ignoreCase }) =>
        ignoreCase === true &&
        isObject(equals) &&
        others.some(({ name, pointer }) => name === equals["path"] && pointer === target?.pointer),
    ),
  );
}
