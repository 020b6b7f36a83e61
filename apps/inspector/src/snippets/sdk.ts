import { DEFAULT_SESSION, type RequestRecord } from "../api/control.ts";
import { isObject } from "../messages/read-field.ts";
import { TOKEN_VARIABLE } from "./call.ts";
import { sameJson, stringLiteral, valueLiteral } from "./javascript-literal.ts";

/** The call through `@emchat/client`; nothing where the client would never make it. */
export function sdkOf(record: RequestRecord, origin: string, session: string): string | undefined {
  const { org, app, to } = record;
  if (org === undefined || app === undefined || to === undefined) return undefined;
  const call = callExpression(record, to.name);
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

function callExpression(record: RequestRecord, target: string): string | undefined {
  if (record.operationId === "getUserStatus") return `client.users.getStatus(${stringLiteral(target)})`;
  const resource = record.operationId === "sendMessageToGroup" ? "groups" : "users";
  const { text, encoding, truncated } = record.request.body;
  const body = encoding === "utf-8" && !truncated ? sameJson(text)?.value : undefined;
  if (!isObject(body) || !isObject(body["msg"])) return undefined;
  const message = Object.keys(body).length === 1 ? body["msg"] : body;
  return `client.${resource}.sendMessage(${stringLiteral(target)}, ${valueLiteral(message, 0)})`;
}

function sessionOption(session: string): readonly string[] {
  if (session === DEFAULT_SESSION) return [];
  const headers = `{ ...request.headers, "x-mock-session": ${stringLiteral(session)} }`;
  return [`middleware: [(request, next) => next({ ...request, headers: ${headers} })],`];
}
