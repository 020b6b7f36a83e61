import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { loadSpec } from "@emchat/contract";
import type { RecordedExchange } from "./exchanges.ts";
import type { RunningServer } from "./reference-process.ts";

/** What a tool is given: a running server, a folder of its own, and what the kit sent to a server with the same fault. */
export interface ToolInput {
  readonly server: RunningServer;
  readonly folder: string;
  readonly exchanges: readonly RecordedExchange[];
}

/** Another tool that can judge a server. */
export interface Tool {
  readonly name: string;
  /** How it was set up, in one sentence. */
  readonly setUp: string;
  /** What it has to complain about, in its own words. */
  readonly judge: (input: ToolInput) => Promise<readonly string[]>;
}

const run = promisify(execFile);
const peers = fileURLToPath(new URL("../../peers/", import.meta.url));

/** The contract that every tool is given. */
export const specFile: string = fileURLToPath(new URL("../../../../spec/openapi.yaml", import.meta.url));

/** The contract as an object of the caller's own, for tools that need it in another form. */
export async function specDocument(): Promise<SpecObject> {
  return JSON.parse(JSON.stringify((await loadSpec()).document.root));
}

/** As much of the contract as is rewritten for other tools. */
export interface SpecObject {
  readonly [key: string]: unknown;
  readonly info: Readonly<Record<string, unknown>>;
  readonly components: { readonly parameters: Readonly<Record<string, SpecParameter>> };
}
export interface SpecParameter {
  schema: object;
  readonly examples: Readonly<Record<string, { readonly value: string }>>;
}

/** No tool may take longer over one server, in milliseconds. */
const TOOL_TIMEOUT = 180_000;

/** Installs the other tools, once, in their own project. */
export async function installPeers(): Promise<void> {
  if (["redocly", "prism", "dredd", "specmatic"].every((name) => existsSync(commandOf(name)))) return;
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: peers, timeout: 600_000 });
}

/** Where the command of a tool is. */
export const commandOf = (name: string): string => join(peers, "node_modules", ".bin", name);

/** What a command printed and how it ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** This Node first on the path, no colours, no telemetry. */
export const toolEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(process.execPath, "..")}${delimiter}${process.env["PATH"] ?? ""}`,
  NO_COLOR: "1",
  FORCE_COLOR: "0",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  SPECMATIC_DISABLE_TELEMETRY: "true",
});

/** Runs a tool with its telemetry off and without colours. A tool that does not end is ended, with code 124. */
export async function runTool(
  name: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  try {
    const options = {
      cwd: folder,
      env: { ...toolEnvironment(), ...env },
      timeout: TOOL_TIMEOUT,
      maxBuffer: 256 * 1024 * 1024,
    };
    const { stdout, stderr } = await run(commandOf(name), args, options);
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout = "", stderr = "" }: { code?: unknown; stdout?: string; stderr?: string } = Object(error);
    return { code: typeof code === "number" ? code : 124, output: stdout + stderr };
  }
}

/** A port that is free now. Only for tools that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A message without what differs from run to run: numbers, ids. */
export const stable = (message: string): string => message.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/gi, "#").trim();
