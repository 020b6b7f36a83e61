import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startAltering } from "./altered-replies.ts";
import type { Contract, Emulated, Interception, MockServer, Spec } from "./product.ts";
import type { Call } from "./shapes/shape.ts";
import { type Drawn, inspected } from "./use-inspector.ts";

/** A reply without what differs between two right ones: its clocks. */
export interface Seen {
  readonly status: number;
  readonly body?: unknown;
}

export interface Answered {
  readonly mock: Seen;
  readonly fetch: Seen;
  readonly msw: Seen;
  /** What the kit finds wrong in the mock's reply. */
  readonly findings: readonly string[];
}

export interface Judged {
  readonly verdict: string;
  /** Whether the request was right or wrong, its id, the check and what it got. */
  readonly failures: readonly string[];
}

/** What came of using a copy of the product. */
export interface Used {
  readonly answers: readonly Answered[];
  /** To whom the mock's messages went, the latest first. */
  readonly messages: readonly string[];
  /** What the inspector's page draws of each operation, and of its call; `undefined` where there is no browser. */
  readonly drawn: Readonly<Record<string, Drawn>> | undefined;
  readonly right: Judged;
  /** Of each operation, the same mock behind something that alters its replies. */
  readonly wrong: Readonly<Record<string, Judged>>;
}

const SERVICE = "https://a1.easemob.com";
const TENANT = "/easemob-demo/chatdemoui";
const SEED = 1;

/** The cases that are sent of each operation: all but those that walk through a message key by key. */
const CASES = [
  "example*",
  "path/*",
  "query/*",
  "header/*",
  "cookie/*",
  "body/(root)/*",
  "auth/*",
  "method/*",
  "unknown-path/*",
  "sequence/*",
];
/** A few of them, each of which an altered reply has to be noticed by. */
const FEW_CASES = ["example*", "path/*/pattern/*", "body/(root)/*"];

const [root = "", repository = "", calls = "[]"] = process.argv.slice(2);

const load = (path: string) => import(pathToFileURL(join(root, path)).href);
const { startMockServer }: MockServer = await load("apps/mock-server/src/index.ts");
const { createEmulator, createEmulatorFetch }: Emulated = await load("packages/emulator/src/index.ts");
const { createHandlers }: Emulated = await load("packages/emulator/src/msw.ts");
const { BUILT_IN_PROFILES, judgeResponse, loadSpec, runContract }: Contract = await load(
  "packages/contract/src/index.ts",
);
const { setupServer }: Interception = await import(
  pathToFileURL(createRequire(join(root, "packages/emulator/package.json")).resolve("msw/node")).href
);

function send(call: Call, base: string, through: typeof fetch = fetch): Promise<Response> {
  const [method = "", path = ""] = call.send.split(" ");
  return through(base + (call.tenant ?? TENANT) + path, {
    method,
    headers: {
      ...(call.token === false ? {} : { authorization: "Bearer YWMt-nth-endpoint" }),
      ...(call.body === undefined ? {} : { "content-type": "application/json" }),
      ...call.headers,
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
}

async function seen(response: Response): Promise<Seen> {
  const text = await response.text();
  if (text === "") return { status: response.status };
  const body: unknown = JSON.parse(text, (key, value: unknown) =>
    ["timestamp", "duration"].includes(key) ? undefined : value,
  );
  return { status: response.status, body };
}

async function answered(sent: readonly Call[], url: string, spec: Spec): Promise<Answered[]> {
  const emulatorFetch = createEmulatorFetch({ seed: SEED });
  const interception = setupServer(...createHandlers(createEmulator({ seed: SEED }), { baseUrl: SERVICE }));
  const answers: Answered[] = [];
  for (const call of sent) {
    const reply = await send(call, url);
    // What was preferred is the contract's own example, whose clock stands still.
    const preferred = call.headers?.["prefer"] !== undefined;
    const findings = preferred ? [] : await judgeResponse(reply, { spec, operationId: call.operation });
    interception.listen({ onUnhandledFrame: "error" });
    const msw = await seen(await send(call, SERVICE));
    interception.close();
    answers.push({
      mock: await seen(reply),
      fetch: await seen(await send(call, SERVICE, emulatorFetch)),
      msw,
      findings: findings.map(({ check, why, got }) => `${check}: ${why}: ${got}`),
    });
  }
  return answers;
}

async function judged(url: string, spec: Spec, only: readonly string[]): Promise<Judged> {
  const profile = BUILT_IN_PROFILES["mock"];
  const run = await runContract({ url, spec, token: "YWMt-nth-endpoint", profile, cases: 0, only });
  return {
    verdict: run.verdict,
    failures: run.failures.map(
      ({ first: { case: sent, id, check, got } }) => `${sent.positive ? "right" : "wrong"} ${id}: ${check}: ${got}`,
    ),
  };
}

async function use(sent: readonly Call[]): Promise<Used> {
  const mock = await startMockServer({ seed: SEED, inspectorDir: join(repository, "apps/inspector/dist") });
  const spec = await loadSpec(join(root, "spec/openapi.yaml"));
  const operations = spec.operations.filter(({ id }) => sent.some(({ operation }) => operation === id));
  const grown = { ...spec, operations };
  const idsOf = (cases: readonly string[]): string[] =>
    operations.flatMap(({ id }) => cases.map((name) => `${id}/${name}`));
  const answers = await answered(sent, mock.url, spec);
  const { messages } = mock.emulator.messages.list({ limit: sent.length });
  const drawn = await inspected(repository, mock.url, sent);
  const right = await judged(mock.url, grown, idsOf(CASES));
  const altering = await startAltering(mock.url);
  const wrong: Record<string, Judged> = {};
  // A reply to HEAD has no body that could be altered.
  for (const operation of operations.filter(({ method }) => method !== "HEAD")) {
    const cases = FEW_CASES.map((name) => `${operation.id}/${name}`);
    wrong[operation.id] = await judged(altering.url, { ...spec, operations: [operation] }, cases);
  }
  altering.close();
  await mock.close();
  return { answers, messages: messages.map(({ target }) => `${target.kind} ${target.name}`), drawn, right, wrong };
}

console.log(JSON.stringify(await use(JSON.parse(calls))));
