/** A contract in which every kind of object stands once, small enough to be compiled a hundred times. */
export function tinyContract(): Record<string, unknown> {
  const envelope = {
    type: "object",
    required: ["data", "timestamp"],
    properties: { data: { type: "string" }, timestamp: { type: "integer" } },
  };
  return {
    openapi: "3.1.1",
    info: { title: "Tiny", version: "1", contact: { name: "Zoe" }, license: { name: "MIT" } },
    servers: [{ url: "https://example.org" }],
    externalDocs: { url: "https://example.org/docs" },
    tags: [{ name: "users", description: "People." }],
    security: [{ token: [] }],
    paths: {
      "/{org}/{app}/users/{username}": {
        parameters: [
          { name: "org", in: "path", required: true, schema: { type: "string" }, examples: { a: { value: "o" } } },
          { name: "app", in: "path", required: true, schema: { type: "string" }, examples: { a: { value: "a" } } },
          { name: "username", in: "path", required: true, schema: { type: "string" }, examples: { a: { value: "u" } } },
          { name: "tags", in: "query", schema: { type: "array", items: { type: "string" } } },
        ],
        put: {
          operationId: "putUser",
          tags: ["users"],
          summary: "Put a user",
          requestBody: {
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/User" },
                examples: { a: { value: { name: "Zoe" } } },
              },
            },
          },
          responses: {
            "200": {
              description: "Done.",
              headers: { "X-Count": { schema: { type: "integer" }, example: 1 } },
              content: {
                "application/json": { schema: envelope, examples: { done: { value: { data: "x", timestamp: 1 } } } },
              },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        User: {
          type: "object",
          properties: {
            name: { type: "string" },
            age: { type: "integer" },
            tags: { type: "array", items: { type: "string" } },
            shape: {
              oneOf: [{ $ref: "#/components/schemas/Circle" }, { $ref: "#/components/schemas/Square" }],
              discriminator: {
                propertyName: "kind",
                mapping: { circle: "#/components/schemas/Circle", square: "#/components/schemas/Square" },
              },
            },
          },
        },
        Circle: { type: "object", required: ["kind"], properties: { kind: { type: "string", enum: ["circle"] } } },
        Square: { type: "object", required: ["kind"], properties: { kind: { type: "string", enum: ["square"] } } },
      },
      securitySchemes: {
        token: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://example.org/token", scopes: {} } } },
      },
    },
  };
}

/** The text of a contract, a line for each value, so that an error can name its line. JSON is YAML, too. */
export function textOf(contract: object): string {
  return JSON.stringify(contract, null, 1);
}

/** A copy with one value set, or taken out where it is `undefined`. */
export function withValue(contract: object, path: readonly (string | number)[], value: unknown): object {
  const copy = structuredClone(contract);
  const [last = "", ...before] = [...path].reverse();
  const parent = before.reduceRight<object>((inner, key) => {
    const child: unknown = Reflect.get(inner, key);
    if (typeof child !== "object" || child === null) throw new Error(`there is no ${String(key)}`);
    return child;
  }, copy);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return copy;
}
