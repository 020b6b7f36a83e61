import type { ResetScope } from "@emchat/control";
import type { Emulator, Scenario } from "@emchat/emulator";
import type { Era } from "@emchat/schema";
import type { MockConfig } from "./config/mock-config.ts";
import type { Certificate, CertificatePair } from "./https/certificate.ts";
import type { LogMode } from "./log/logger.ts";
import { runServer } from "./run-server.ts";
import type { ShellLimits } from "./shell/limits.ts";

/** How a mock server is to be. Everything has a default. */
export interface MockServerOptions {
  /** The port; 0 takes a free one. Default 0. */
  readonly port?: number | undefined;
  /** The address to listen on. Default: the loopback, `127.0.0.1` and `::1`. */
  readonly host?: string | undefined;
  /**
   * Speaks TLS: with a certificate and its key, as PEM texts, or with one of this machine's own, which is kept in the folder
   * `.emchat-mock` of the user. Default `false`.
   */
  readonly https?: boolean | CertificatePair | undefined;
  /** Host names, beside addresses and localhost, under which the control API may be called; `.mock.test` for all below it. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Origins whose pages may use the control API, such as `http://localhost:6006`. Default: none but the mock's own. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Seed state and rules, or the file that holds them. */
  readonly config?: MockConfig | string | undefined;
  /** Worlds by name, or the files that hold them. Sessions begin with the first; the others are switched to. Default: none. */
  readonly scenarios?: readonly (Scenario | string)[] | undefined;
  /** The file of the contract to serve. Default: the one that this package was built with. */
  readonly spec?: string | undefined;
  /** Whether the files of `config` and `spec` are watched, and taken again when they change. Default `false`. */
  readonly watch?: boolean | undefined;
  /** Forwards calls to a real service instead of answering them. */
  readonly upstream?: string | undefined;
  /**
   * Where every message that was taken is posted to, as documents of the service have it from 2022 on; the service of 2014 had no
   * callbacks. Default: nowhere.
   */
  readonly callback?: string | undefined;
  /** What the receiver of callbacks checks their signature with. Default: the empty text. */
  readonly callbackSecret?: string | undefined;
  /** JSON content type required; users, groups and tokens must be known. Default: the configuration's, or `false`. */
  readonly strict?: boolean | undefined;
  /** Whose replies are given: the form of `data` differs. Default: the configuration's, or `2014`. */
  readonly era?: Era | undefined;
  /** What ids and random values grow from. Default: the configuration's, or 1. */
  readonly seed?: number | undefined;
  /** How the log is written, to stderr. Default `silent`. */
  readonly log?: LogMode | undefined;
  /** What everything that is kept may take in memory, all sessions together, in bytes. Default: the configuration's, or 64 MiB. */
  readonly memory?: number | undefined;
  /** How many sessions there may be. Default: the configuration's, or 1,000. */
  readonly maxSessions?: number | undefined;
  /** Faults from the start, as the command line writes them: `503 times=2`. */
  readonly faults?: readonly string[] | undefined;
  /** The folder with the inspector's built page. Default: the one in this package. */
  readonly inspectorDir?: string | undefined;
  /** Now, in epoch milliseconds. Default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Bounds of the HTTP shell that differ from the defaults. */
  readonly limits?: Partial<ShellLimits> | undefined;
}

/** A mock server that is listening. */
export interface MockServer {
  /** Where it listens, without a slash at its end: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** The certificate that callers have to trust, in PEM, and where it is kept; `undefined` without https. */
  readonly certificate: Pick<Certificate, "cert" | "file"> | undefined;
  /** The chat service of the default session, to look at and to change without HTTP. */
  readonly emulator: Emulator;
  /** Brings every session back to the seed: state, journal, faults and coverage. */
  reset(scopes?: readonly ResetScope[]): void;
  /** Takes no more connections, lets running calls end (at most 5 seconds), and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a mock of the chat service on a port of this machine: state, faults, control API and inspector.
 *
 * @throws the error of `listen`, such as `EADDRINUSE`; ConfigError, SpecError or TypeError for what is wrong with the options
 * @example
 * ```ts
 * import { startMockServer } from "@emchat/mock-server";
 *
 * const server = await startMockServer({ port: 0 });
 * server.emulator.users.put("easemob-demo", "chatdemoui", "zw123", { status: "online" });
 * const reply = await fetch(`${server.url}/easemob-demo/chatdemoui/users/zw123/status`, {
 *   headers: { authorization: "Bearer any-token" },
 * });
 * console.log(reply.status); // 200
 * await server.close();
 * ```
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const running = await runServer(options);
  return running.server;
}
