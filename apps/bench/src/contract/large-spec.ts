import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { planRun, STRICT_PROFILE, specFromText } from "@emchat/contract";

const run = promisify(execFile);

/** So many operations has the large spec; their bodies refer to schemas that hold each other. */
const OPERATIONS = 800;

/** What planning a run over a large spec takes. */
export interface LargePlan {
  readonly operations: number;
  readonly cases: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** A spec of many operations with recursive schemas, as the contracts of large companies are. */
function largeSpec(): string {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const text = { type: "string", minLength: 1, maxLength: 200 };
  const node = (next: string) => ({
    type: "object",
    required: ["name", "kind"],
    additionalProperties: false,
    properties: {
      name: text,
      kind: { enum: ["leaf", "branch", "root"] },
      size: { type: "integer", minimum: 0, maximum: 1_000_000 },
      tags: { type: "array", maxItems: 20, items: text },
      owner: ref(next),
      children: { type: "array", items: ref("Node0") },
      either: { oneOf: [ref(next), { type: "integer" }] },
      labels: { type: "object", additionalProperties: text },
    },
  });
  const schemas = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`Node${at}`, node(`Node${(at + 1) % 40}`)]),
  );
  const id = { name: "id", in: "path", required: true, schema: { type: "string", pattern: "^[a-z0-9]{1,32}$" } };
  const paths = Object.fromEntries(
    Array.from({ length: OPERATIONS }, (_, at) => [
      `/group${at % 20}/things${at}/{id}`,
      {
        post: {
          operationId: `change${at}`,
          parameters: [id, { name: "page", in: "query", schema: { type: "integer", minimum: 1, maximum: 1000 } }],
          requestBody: { required: true, content: { "application/json": { schema: ref(`Node${at % 40}`) } } },
          responses: {
            "200": { description: "Done.", content: { "application/json": { schema: ref(`Node${at % 40}`) } } },
            "400": { description: "Wrong." },
          },
        },
      },
    ]),
  );
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Large", version: "1.0.0" },
    paths,
    components: { schemas },
  });
}

/** Reads and plans the large spec, in a process of its own. */
export async function planLargeSpec(): Promise<LargePlan> {
  const { stdout } = await run(process.execPath, ["--conditions=@emchat/source", fileURLToPath(import.meta.url)]);
  return JSON.parse(stdout);
}

function plan(): LargePlan {
  const began = process.cpuUsage();
  const { cases } = planRun({
    spec: specFromText(largeSpec()),
    profile: STRICT_PROFILE,
    parameters: {},
    cases: 400,
    seed: 1,
  });
  const { user, system } = process.cpuUsage(began);
  return {
    operations: OPERATIONS,
    cases: cases.length,
    seconds: Math.round((user + system) / 10_000) / 100,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(JSON.stringify(plan()));
