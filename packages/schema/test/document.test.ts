import { describe, expect, it } from "vitest";
import { document, type Json } from "../src/document.ts";
import { operationTable } from "../src/index.ts";

function find(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? (inner as Readonly<Record<string, Json>>)[key] : undefined,
    value,
  );
}

describe("the document", () => {
  it("is plain JSON without a reference", () => {
    const text = JSON.stringify(document);
    expect(JSON.parse(text)).toEqual(document);
    expect(text).not.toContain('"$ref"');
  });

  it("keeps what the contract says beside the schemas", () => {
    expect(document["openapi"]).toBe("3.1.1");
    expect(document["jsonSchemaDialect"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(find(document, "components", "schemas", "Message", "discriminator", "mapping", "txt")).toBe(
      "#/components/schemas/TextMessage",
    );
  });

  it("holds one object for what the contract says once", () => {
    const user = find(document, "paths", "/{org}/{app}/users/{username}/messages", "post", "requestBody");
    const group = find(document, "paths", "/{org}/{app}/groups/{group_name}/messages", "post", "requestBody");
    expect(user).toBe(group);
    expect(user).toBe(find(document, "components", "requestBodies", "SendMessage"));
  });

  it.each(Object.entries(operationTable))("says the same of %s as the operation table", (operationId, entry) => {
    const operation = find(document, "paths", entry.path, entry.method.toLowerCase());
    expect(find(operation, "operationId")).toBe(operationId);
    expect(Object.keys(find(operation, "responses") ?? {})).toEqual(Object.keys(entry.responses));
    expect(find(operation, "requestBody") !== undefined).toBe(entry.requestBody !== null);
    expect(find(operation, "requestBody", "x-max-body-bytes") ?? null).toBe(entry.requestBody?.maxBytes ?? null);
    expect(entry.path.match(/[^{]+(?=\})/g)).toEqual(
      entry.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
    );
    for (const [status, { headers }] of Object.entries(entry.responses)) {
      const written = Object.entries(find(operation, "responses", status, "headers") ?? {});
      expect(written.map(([name, header]) => ({ name, required: find(header as Json, "required") === true }))).toEqual(
        headers.map(({ name, required }) => ({ name, required })),
      );
    }
  });
});
