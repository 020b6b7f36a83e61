import { afterAll, expect } from "vitest";
import {
  type ClientOptions,
  createClient,
  type EmchatClient,
  EmchatError,
  type ErrorKind,
  type OperationId,
  type Outcome,
} from "../../src/index.ts";
import { undiciTransport } from "../../src/undici.ts";
import { presence, sent } from "../service/replies.ts";

export const TOKEN = "YWMt-fault-matrix-token-0123456789";
export const TIMEOUT_MS = 600;
export const ATTEMPTS = 3;

/** The service's reply on a good day, as JSON. */
export const GOOD: Readonly<Record<OperationId, string>> = {
  getUserStatus: JSON.stringify(presence("zw123", "online")),
  sendMessageToUser: JSON.stringify(sent),
  sendMessageToGroup: JSON.stringify(sent),
};

export const CALLS: Readonly<Record<OperationId, (client: EmchatClient) => Promise<unknown>>> = {
  getUserStatus: (client) => client.users.getStatus("zw123"),
  sendMessageToUser: (client) => client.users.sendMessage("zw123", "hi"),
  sendMessageToGroup: (client) => client.groups.sendMessage("1402541206787", "hi"),
};

export const OPERATIONS = Object.keys(CALLS) as OperationId[];

/** How a request leaves: by the runtime's `fetch`, or through undici's dispatcher. */
export const TRANSPORTS: Readonly<Record<string, Partial<ClientOptions>>> = {
  fetch: {},
  undici: { transport: undiciTransport() },
};

/** What a fault must come to. */
export interface Expected {
  /** Requests of a GET, where they differ from those of a POST. */
  readonly get?: number;
  readonly post: number;
  /** `ok` where the call succeeds. */
  readonly kind: ErrorKind | "ok";
  readonly outcome?: Outcome;
}

/** What a call came to. */
export interface Result {
  readonly kind: string;
  readonly outcome: Outcome | undefined;
  readonly attempts: number | undefined;
  readonly error: unknown;
}

export function clientOf(baseUrl: string, options: Partial<ClientOptions> = {}): EmchatClient {
  return createClient({
    org: "easemob-demo",
    app: "chatdemoui",
    token: TOKEN,
    baseUrl,
    timeout: 10_000,
    deadline: 30_000,
    retry: { attempts: ATTEMPTS, baseDelay: 5, maxDelay: 10 },
    rate: false,
    ...options,
  });
}

const rows: string[][] = [];

/** Makes a call and writes down what it came to. No failure may be anything but an error of the client, and none may hold the token. */
export async function tryOut(
  fault: string,
  transport: string,
  operation: OperationId,
  client: EmchatClient,
  requests: () => number,
): Promise<Result> {
  const startedAt = performance.now();
  const error = await CALLS[operation](client).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const ms = performance.now() - startedAt;
  // what still came would be one request too many
  await new Promise((resolve) => setTimeout(resolve, 30));
  if (error !== undefined) expect(error).toBeInstanceOf(EmchatError);
  const known = error as EmchatError | undefined;
  expect(JSON.stringify(known) + String(known?.stack)).not.toContain(TOKEN);
  rows.push([
    fault,
    transport,
    operation,
    String(requests()),
    known?.name ?? "delivered",
    known?.outcome ?? "",
    `${Math.round(ms)} ms`,
  ]);
  return { kind: known?.kind ?? "ok", outcome: known?.outcome, attempts: known?.attempts, error };
}

/** Prints the matrix of a file when its tests are over. */
export function printMatrix(): void {
  afterAll(() => {
    const header = ["fault", "transport", "operation", "requests", "result", "outcome", "time"];
    const table = [header, ...rows];
    const widths = header.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
    const line = (cells: readonly string[]): string =>
      cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
    console.log(table.map(line).join("\n"));
  });
}
