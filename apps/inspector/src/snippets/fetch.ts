import { type Call, TOKEN_VARIABLE } from "./call.ts";
import { sameJson, stringLiteral, valueLiteral } from "./javascript-literal.ts";

/** The expression `fetch(…)` that makes the call, its lines after the first indented. */
export function fetchExpression(call: Call, indent: number): string {
  const { method, url, headers, body, tokenScheme } = call;
  const lines: string[] = [];
  if (method !== "GET") lines.push(`method: ${stringLiteral(method)},`);
  const fields: string[] = [];
  if (tokenScheme !== undefined) {
    fields.push(`authorization: \`${tokenScheme === "" ? "" : `${tokenScheme} `}\${process.env.${TOKEN_VARIABLE}}\`,`);
  }
  for (const { name, value } of headers) {
    fields.push(`${/^[a-z]+$/.test(name) ? name : stringLiteral(name)}: ${stringLiteral(value)},`);
  }
  if (fields.length > 0) lines.push("headers: {", ...fields.map((field) => `  ${field}`), "},");
  if (body !== undefined) lines.push(`body: ${bodyExpression(body, indent + 2)},`);
  if (lines.length === 0) return `fetch(${stringLiteral(url)})`;
  const pad = " ".repeat(indent);
  return `fetch(${stringLiteral(url)}, {\n${lines.map((line) => `${pad}  ${line}`).join("\n")}\n${pad}})`;
}

function bodyExpression(body: NonNullable<Call["body"]>, indent: number): string {
  if (body.encoding === "base64") return `Buffer.from(${stringLiteral(body.text)}, "base64")`;
  const json = sameJson(body.text);
  return json === undefined ? stringLiteral(body.text) : `JSON.stringify(${valueLiteral(json.value, indent)})`;
}

/** The call for Node and browsers alike. */
export function fetchOf(call: Call): string {
  return `const reply = await ${fetchExpression(call, 0)};\nconsole.log(reply.status, await reply.text());\n`;
}
