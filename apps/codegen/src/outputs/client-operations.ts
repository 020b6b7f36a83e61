import { callDocumentation, manyDocumentation } from "../call-documentation.ts";
import { type Resource, resourcesOf } from "../client-method.ts";
import { ContractError } from "../contract-error.ts";
import { docComment, header } from "../header.ts";
import { isObject, section, text } from "../json.ts";
import { literal } from "../literal.ts";
import type { Operation } from "../operation.ts";
import type { Source } from "../source.ts";

/** The client's resources: what each call is at run time, its signature with the contract's own words, and the factory. */
export function clientOperationsModule(source: Source, operations: readonly Operation[]): string {
  const resources = resourcesOf(source, operations);
  const ids = operations.map(({ id }) => id);
  return [
    header("The client's calls, one for each operation of the contract.", [source.file]),
    imports(resources),
    docComment(["The service's first server."]),
    `export const serverUrl = ${literal(serverUrl(source))};\n\n`,
    docComment(["Where the service hands out tokens; the tenant's `{org}` and `{app}` go into it."]),
    `export const tokenUrl = ${literal(tokenUrl(source))};\n\n`,
    ...operations.map((operation) => `export const ${operation.id} = ${literal(atRunTime(operation))} as const;\n\n`),
    docComment(["Every call by its operationId."]),
    `export const operations: {\n${ids.map((id) => `  readonly ${id}: typeof ${id};\n`).join("")}} = { ${ids.join(", ")} };\n\n`,
    ...resources.map(resourceInterface),
    docComment(["All resources of a client."]),
    `export interface Resources {\n${resources.map(({ name, typeName }) => `  readonly ${name}: ${typeName};\n`).join("")}}\n\n`,
    docComment(["The same calls, which return `{ ok, value | error }` where these would throw."]),
    `export interface SafeResources {\n${resources.map(({ name, typeName }) => `  readonly ${name}: Safe<${typeName}>;\n`).join("")}}\n\n`,
    factory(resources),
    "\n",
    docComment(["Makes the safe twins of all resources."]),
    `export function createSafeResources(resources: Resources, toSafe: <One extends object>(resource: One) => Safe<One>): SafeResources {\n  return {\n`,
    ...resources.map(({ name }) => `    ${name}: toSafe(resources.${name}),\n`),
    "  };\n}\n",
  ].join("");
}

/** Where the client declares the types that its generated calls are made of. */
const TYPE_MODULES: Readonly<Record<string, readonly string[]>> = {
  "bulk/bulk-delivery": ["BulkDelivery"],
  "bulk/bulk-options": ["BulkMessage", "BulkOptions"],
  "bulk/bulk-target": ["Targets"],
  "call-options": ["CallOptions", "SendOptions"],
  "emchat-promise": ["EmchatPromise", "Safe"],
  "envelope/delivery": ["DeliveryResult"],
  "envelope/presence": ["PresenceResult"],
  messages: ["MessageInput"],
  "resource-calls": ["ResourceCaller"],
};

function imports(resources: readonly Resource[]): string {
  const methods = resources.flatMap(({ methods: all }) => all);
  const used = new Set(["CallOptions", "EmchatPromise", "ResourceCaller", "Safe"]);
  for (const method of methods) {
    used.add(method.resultType);
    if (method.takesMessage) used.add("MessageInput").add("SendOptions");
    if (method.operation.client.many !== false)
      for (const name of ["BulkDelivery", "BulkMessage", "BulkOptions", "Targets"]) used.add(name);
  }
  const lines = Object.entries(TYPE_MODULES).map(([module, names]) => {
    const taken = names.filter((name) => used.has(name));
    return taken.length > 0 ? `import type { ${taken.join(", ")} } from "../${module}.ts";\n` : "";
  });
  return `${lines.join("")}\n`;
}

function atRunTime(operation: Operation): Parameters<typeof literal>[0] {
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    target: operation.client.target,
    keys: operation.responses.map(({ key }) => (/^\d+$/.test(key) ? Number(key) : key)),
    rate: operation.rateLimit && { requests: operation.rateLimit.requests, perMs: operation.rateLimit.perMs },
  };
}

function resourceInterface({ typeName, description, methods }: Resource): string {
  const members = methods.flatMap((method) => {
    const { operation, target, takesMessage, resultType } = method;
    const message = takesMessage ? "message: MessageInput, " : "";
    const one = `${docComment(callDocumentation(method), 2)}  ${operation.client.method}(${target}: string, ${message}options?: ${takesMessage ? "SendOptions" : "CallOptions"}): EmchatPromise<${resultType}, ${JSON.stringify(operation.id)}>;\n`;
    if (operation.client.many === false) return [one];
    const many = `${docComment(manyDocumentation(method), 2)}  ${operation.client.many}(${target}s: Targets, message: BulkMessage, options?: BulkOptions): BulkDelivery;\n`;
    return [one, many];
  });
  return `${docComment([description])}export interface ${typeName} {\n${members.join("\n")}}\n\n`;
}

function factory(resources: readonly Resource[]): string {
  const body = resources
    .map(({ name, methods }) => {
      const calls = methods.flatMap((method) => {
        const { operation, target, takesMessage } = method;
        const args = takesMessage ? `${target}, message, options` : `${target}, options`;
        const one = `      ${operation.client.method}: (${args}) => caller.${operation.client.result}(${operation.id}, ${args}),\n`;
        if (operation.client.many === false) return [one];
        const manyArgs = `${target}s, message, options`;
        return [
          one,
          `      ${operation.client.many}: (${manyArgs}) => caller.deliverMany(${operation.id}, ${manyArgs}),\n`,
        ];
      });
      return `    ${name}: {\n${calls.join("")}    },\n`;
    })
    .join("");
  return `${docComment(["Makes the resources over one caller."])}export function createResources(caller: ResourceCaller): Resources {\n  return {\n${body}  };\n}\n`;
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
