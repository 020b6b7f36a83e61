import { operationIds, operationTable } from "@emchat/schema";
import { DEFAULT_SESSION, type RequestRecord } from "../api/control.ts";
import { isObject } from "../messages/read-field.ts";
import { TOKEN_VARIABLE } from "./call.ts";
import { sameJson, stringLiteral, valueLiteral } from "./javascript-literal.ts";

/** The call through `@emchat/client`; nothing where the client would never make it. */
export function sdkOf(record: RequestRecord, origin: string, session: string): string | undefined {
  const { org, app } = record;
  if (org === undefined || app === undefined) return undefined;
  const call = callExpression(record);
  if (call === undefined) return undefined;
  const options = [
    `org: ${stringLiteral(org)},`,
    `app: ${stringLiteral(app)},`,
    `token: process.env.${TOKEN_VARIABLE} ?? "",`,
    `baseUrl: ${stringLiteral(origin)},`,
    ...sessionOption(session),
  ];
  return `import { createClient } from "@emchat/client";

const client = createClient({
${options.map((option) => `  ${option}`).join("\n")}
});

console.log(await ${call});
`;
}

function callExpression(record: RequestRecord): string | undefined {
  const operationId = operationIds.find((known) => known === record.operationId);
  if (operationId === undefined) return undefined;
  const { client, parameters, requestBody } = operationTable[operationId];
  const { text, encoding, truncated, size } = record.request.body;
  const body = encoding === "utf-8" && !truncated ? sameJson(text)?.value : undefined;
  if (requestBody !== null && size > 0 && body === undefined) return undefined;
  const target = client.target === null ? undefined : record.pathParameters[client.target];
  const method = `client.${client.resource}.${client.method}`;
  if (client.result === "presence" && target !== undefined) return `${method}(${stringLiteral(target)})`;
  if (client.result === "delivery" && target !== undefined) {
    if (!isObject(body) || !isObject(body["msg"])) return undefined;
    const message = Object.keys(body).length === 1 ? body["msg"] : body;
    return `${method}(${stringLiteral(target)}, ${valueLiteral(message, 0)})`;
  }
  // Of any other operation the raw door is sure; it takes parameters of query and header by name, which a record has as text.
  if (parameters.some(({ in: part }) => part !== "path")) return undefined;
  const { org: _, app: __, ...path } = record.pathParameters;
  const input = { path, ...(body === undefined ? undefined : { body }) };
  return `client.request(${stringLiteral(operationId)}, ${valueLiteral(input, 0)})`;
}

function sessionOption(session: string): readonly string[] {
  if (session === DEFAULT_SESSION) return [];
  const headers = `{ ...request.headers, "x-mock-session": ${stringLiteral(session)} }`;
  return [`middleware: [(request, next) => next({ ...request, headers: ${headers} })],`];
}
