import { CONTRACT, type RepositoryCopy } from "../../repository-copy.ts";

export const ERRORS = `        "400": { $ref: "#/components/responses/BadRequest" }
        "401": { $ref: "#/components/responses/Unauthorized" }
        "429": { $ref: "#/components/responses/TooManyRequests" }
        "500": { $ref: "#/components/responses/InternalServerError" }
        "503": { $ref: "#/components/responses/ServiceUnavailable" }
`;

/** A path parameter that the contract has already. */
export const USER = `      - $ref: "#/components/parameters/username"\n`;

/** A path with one operation. */
export interface Endpoint {
  readonly path: string;
  readonly parameters?: string;
  readonly method: string;
  readonly operation: string;
  readonly responses: string;
  /** Its failures. Default: those that every operation has. */
  readonly errors?: string;
}

/** Writes a path into the contract, in front of its components. */
export async function addEndpoint(copy: RepositoryCopy, endpoint: Endpoint): Promise<void> {
  const { path, parameters = "", method, operation, responses, errors = ERRORS } = endpoint;
  await copy.edit(
    CONTRACT,
    "\ncomponents:\n",
    `
  /{org}/{app}${path}:
    parameters:
      - $ref: "#/components/parameters/org"
      - $ref: "#/components/parameters/app"
${parameters}    ${method}:
${operation}      responses:
${responses}${errors}
components:
`,
  );
}

/** Writes a schema into the contract's components. */
export async function addSchema(copy: RepositoryCopy, name: string, schema: string): Promise<void> {
  await copy.edit(CONTRACT, "    FileUrl:\n", `    ${name}: ${schema}\n    FileUrl:\n`);
}

/** What every operation has, and `more`. */
export const words = (id: string, more = ""): string => `      operationId: ${id}
      tags: [users]
      summary: Do ${id}
      description: What ${id} does.
${more}`;

/** A reply with a body of a schema, and a sample of it. */
export const reply = (schema: string, sample: string, status = "200"): string => `        "${status}":
          description: Done.
          content:
            application/json:
              schema: ${schema}
              examples:
                done: { value: ${sample} }
`;

/** A reply with the service's envelope, its `data` of a schema and with a sample. */
export const enveloped = (data: string, sample: string, status = "200"): string =>
  reply(
    `{ type: object, required: [data, timestamp, duration], additionalProperties: true, properties: { data: ${data}, timestamp: { $ref: "#/components/schemas/Timestamp" }, duration: { $ref: "#/components/schemas/Duration" } } }`,
    `{ data: ${sample}, timestamp: 1404932199220, duration: 3 }`,
    status,
  );

/** A request body of a schema, and a sample of it. */
export const body = (schema: string, sample: string, required = true): string => `      requestBody:
        description: What to set.
        required: ${required}
        content:
          application/json:
            schema: ${schema}
            examples:
              some: { value: ${sample} }
`;
