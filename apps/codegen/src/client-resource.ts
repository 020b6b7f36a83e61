import { OPTION_KEYS } from "./call-documentation.ts";
import { type ClientMethod, emptyKeys, type Resource } from "./client-method.ts";
import { docComment } from "./header.ts";
import { literal, propertyName } from "./literal.ts";

/** The function that makes all resources over one caller. */
export function resourceFactory(resources: readonly Resource[]): string {
  const made = resources.map(({ name, typeName, methods }) => {
    const calls = methods.flatMap((method) => {
      const { client } = method.operation;
      const one = `    ${client.method}: ${callOne(method)},\n`;
      return client.many === false ? [one] : [one, `    ${client.many}: ${callMany(name, method)},\n`];
    });
    return `  const ${name}: ${typeName} = {\n${calls.join("")}  };\n`;
  });
  const names = resources.map(({ name }) => name).join(", ");
  return `${docComment(["Makes the resources over one caller."])}export function createResources(caller: ResourceCaller): Resources {\n${made.join("")}  return { ${names} };\n}\n`;
}

function callOne({ operation, path, target, body, reads }: ClientMethod): string {
  const args = [...path.map(({ name }) => name), ...(body ? [body] : []), "options"];
  const values = path.map(({ name, parameter }) => {
    const text = parameter.shape.type === "string" ? name : `String(${name})`;
    return parameter.name === text ? name : `${propertyName(parameter.name)}: ${text}`;
  });
  const filled = values.length > 0 ? `{ ${values.join(", ")} }` : "{}";
  const own = reads === "data" || reads === "body" ? `${reads}Reader` : `${reads}Reader(${target?.name ?? ""})`;
  const empty = emptyKeys(operation);
  const reader = empty.length > 0 ? `emptyReader(${literal(empty)}, ${own})` : own;
  const write = body === "message" ? ", () => toRequestBody(message, options)" : body === "body" ? ", () => body" : "";
  return `(${args.join(", ")}) => caller.call(${operation.id}, ${filled}, ${reader}, options${write})`;
}

function callMany(resource: string, { operation, path, target, targets, inOptions }: ClientMethod): string {
  const args = path.map((argument) => (argument === target ? targets : argument.name));
  const one = `${resource}.${operation.client.method}`;
  const keys = [...new Set(inOptions.map((parameter) => OPTION_KEYS[parameter.in]))];
  const options = keys.length > 0 ? `{ ...each, ${keys.map((key) => `${key}: options?.${key}`).join(", ")} }` : "each";
  const send =
    path.length === 1 && keys.length === 0
      ? one
      : `(${target?.name}, one, each) => ${one}(${path.map(({ name }) => name).join(", ")}, one, ${options})`;
  return `(${[...args, "message", "options"].join(", ")}) => caller.many(${operation.id}, ${targets}, message, options, ${send})`;
}
