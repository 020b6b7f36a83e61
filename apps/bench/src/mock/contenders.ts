import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A server that is measured, and how it is started. */
export interface Contender {
  readonly name: string;
  readonly about: string;
  /** The command, for a port. */
  readonly command: (port: number) => readonly string[];
  /** What stands in the line that says it is ready; `undefined` where it says nothing in this mode. */
  readonly readyLine: string | undefined;
  /** So many listen to its events while it is measured. */
  readonly listeners?: number;
  /** Another's: it is warm soon, and left out where only we are asked about. */
  readonly isPeer?: boolean;
  /** Nothing is promised of it, so that few rounds tell enough. */
  readonly isAside?: boolean;
}

const node = process.execPath;
const spec = fileURLToPath(new URL("../../../../spec/openapi.yaml", import.meta.url));
const limit = fileURLToPath(new URL("./serve-limit.ts", import.meta.url));
const scalar = fileURLToPath(new URL("./serve-scalar.ts", import.meta.url));
/** What is published, not its sources. */
export const ours: string = join(
  dirname(fileURLToPath(import.meta.resolve("@emchat/mock-server/package.json"))),
  "dist",
  "cli.js",
);

/** The project of the peers. */
export const peersFolder: string = fileURLToPath(new URL("../../peers", import.meta.url));
const peer = (name: string): string => join(peersFolder, "node_modules", ".bin", name);

/** The limit first: the others are measured by it. Each peer's log is as quiet as it can be, and on in a row of its own. */
export const contenders: readonly Contender[] = [
  {
    name: "node:http",
    about: "the limit: parses and answers JSON, nothing else; by itself it shows how much a figure wavers",
    isAside: true,
    command: (port) => [node, limit, String(port)],
    readyLine: "ready",
  },
  {
    name: "emchat-mock",
    about: "validation, state, journal, coverage; log silent",
    command: (port) => [node, ours, "--port", String(port), "--log", "silent"],
    readyLine: "ready",
  },
  {
    name: "emchat-mock, watched",
    about: "the same, with an inspector open and live",
    command: (port) => [node, ours, "--port", String(port), "--log", "silent"],
    readyLine: "ready",
    listeners: 1,
  },
  {
    name: "emchat-mock, log on",
    isAside: true,
    about: "as it comes: one line a call",
    command: (port) => [node, ours, "--port", String(port)],
    readyLine: "ready",
  },
  {
    name: "prism-cli 5.16.0",
    isPeer: true,
    isAside: true,
    about: "-v fatal",
    command: (port) => [peer("prism"), "mock", "-p", String(port), "-h", "127.0.0.1", "-v", "fatal", spec],
    readyLine: undefined,
  },
  {
    name: "prism-cli 5.16.0, log on",
    isPeer: true,
    isAside: true,
    about: "as it comes",
    command: (port) => [peer("prism"), "mock", "-p", String(port), "-h", "127.0.0.1", spec],
    readyLine: "Prism is listening",
  },
  {
    name: "steady 0.22.2",
    isPeer: true,
    isAside: true,
    about: "--quiet; a compiled Deno program",
    command: (port) => [peer("steady"), "--quiet", "--port", String(port), "--host", "127.0.0.1", spec],
    readyLine: "Ready to accept",
  },
  {
    name: "scalar 0.14.4",
    isPeer: true,
    isAside: true,
    about: "@scalar/mock-server under @hono/node-server; no log",
    command: (port) => [node, scalar, String(port), spec, peersFolder],
    readyLine: "ready",
  },
];
