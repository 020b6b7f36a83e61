import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { parse } from "yaml";
import type { MockServer } from "../../src/index.ts";

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly responses: Readonly<
    Record<
      string,
      { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema?: object }>> }
    >
  >;
}

const document = parse(readFileSync(new URL(import.meta.resolve("#control.openapi.yaml")), "utf8")) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json & { readonly responses: Operation["responses"] };
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: "control", components: document.components });
const validators = new Map<string, ValidateFunction>();

/** A reply of the control API that its document declares, and that fits its schema. */
export interface ControlReply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect, and the schema has been checked
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

/** Calls the control API; fails the test when the reply is not one that the API's document declares. */
export async function control(
  server: Pick<MockServer, "url">,
  method: string,
  path: string,
  { body, headers = {}, session }: { body?: unknown; headers?: Record<string, string>; session?: string } = {},
): Promise<ControlReply> {
  const reply = await fetch(`${server.url}/__mock/${path}`, {
    method,
    headers: { ...headers, ...(session === undefined ? undefined : { "x-mock-session": session }) },
    ...(body === undefined ? undefined : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  const type = (reply.headers.get("content-type") ?? "").split(";")[0] ?? "";
  const parsed: unknown = /[/+]json$/.test(type) ? JSON.parse(text) : undefined;
  checkDeclared(method, `/__mock/${path.split("?")[0]}`, reply.status, type, parsed ?? text);
  return { status: reply.status, body: parsed, text, headers: reply.headers };
}

function checkDeclared(method: string, path: string, status: number, type: string, value: unknown): void {
  const [template, operation] = find(method, path);
  const declared = operation.responses[String(status)];
  expect(declared, `${method} ${template} declares ${status}: ${JSON.stringify(value)}`).toBeDefined();
  const response =
    declared?.$ref === undefined ? declared : document.components.responses[declared.$ref.split("/").at(-1) ?? ""];
  if (response?.content === undefined) return;
  const media = response.content[type];
  expect(media, `${method} ${template} ${status} declares ${type}`).toBeDefined();
  if (media?.schema === undefined) return;
  const key = `${method} ${template} ${status} ${type}`;
  let validate = validators.get(key);
  if (validate === undefined) {
    validate = ajv.compile(JSON.parse(JSON.stringify(media.schema).replaceAll('"#/', '"control#/')) as object);
    validators.set(key, validate);
  }
  validate(value);
  expect(validate.errors ?? [], `${key}: ${JSON.stringify(value).slice(0, 500)}`).toEqual([]);
}

/** Checks a value against one of the document's schemas. */
export function expectSchema(name: string, value: unknown): void {
  const validate = ajv.compile({ $ref: `control#/components/schemas/${name}` });
  validate(value);
  expect(validate.errors ?? [], JSON.stringify(value)).toEqual([]);
}

/** The names of all operations, as `GET /__mock/api/v1/messages`. */
export function declaredOperations(): readonly string[] {
  const methods = ["get", "put", "post", "patch", "delete"];
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method] !== undefined).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

function find(method: string, path: string): readonly [string, Operation] {
  const segments = path.split("/");
  for (const [template, item] of Object.entries(document.paths)) {
    const parts = template.split("/");
    const operation = item[method.toLowerCase()];
    if (operation === undefined || parts.length !== segments.length) continue;
    if (parts.every((part, at) => part.startsWith("{") || part === segments[at])) return [template, operation];
  }
  throw new Error(`the control API's document has no ${method} ${path}`);
}
