import type { RequestRecord } from "../api/control.ts";
import { isObject } from "../messages/read-field.ts";
import type { Call } from "./call.ts";
import { fetchExpression } from "./fetch.ts";
import { sameJson, stringLiteral, valueLiteral } from "./javascript-literal.ts";

/** A test that makes the call and expects the reply that was recorded. */
export function vitestOf(record: RequestRecord, call: Call): string {
  const fetching = fetchExpression(call, 2);
  const name = record.operationId ?? `${record.method} ${record.target.slice(0, 80)}`;
  if (record.status === undefined) {
    return framed(`${name} gets no whole reply`, [
      `await expect(${fetching}.then((reply) => reply.text())).rejects.toThrow();`,
    ]);
  }
  return framed(`${name} answers ${[record.status, record.error].filter((part) => part !== undefined).join(" ")}`, [
    `const reply = await ${fetching};`,
    "",
    `expect(reply.status).toBe(${record.status});`,
    ...expectedBody(record),
  ]);
}

function framed(name: string, lines: readonly string[]): string {
  const body = lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n");
  return `import { expect, test } from "vitest";\n\ntest(${stringLiteral(name)}, async () => {\n${body}\n});\n`;
}

/** The part of the reply that is the same the next time: the error's name, or the results. */
function expectedBody(record: RequestRecord): readonly string[] {
  const body = record.response?.body;
  const value = body?.encoding === "utf-8" && !body.truncated ? sameJson(body.text)?.value : undefined;
  if (!isObject(value)) return [];
  const { error, data } = value;
  const lasting = error === undefined ? { data } : { error };
  if (lasting.data === undefined && lasting.error === undefined) return [];
  return [`expect(await reply.json()).toMatchObject(${valueLiteral(lasting, 2)});`];
}
