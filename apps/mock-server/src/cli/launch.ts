import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { resolveConfigFile } from "../config/resolve-config-file.ts";
import type { CertificatePair } from "../https/certificate.ts";
import { type RunningServer, runServer } from "../run-server.ts";
import { LOOPBACK } from "../shell/listen.ts";
import type { MockServerOptions } from "../start-mock-server.ts";
import type { Options } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** Starts a server as the command line says. @throws UsageError when it cannot be started */
export async function launch(
  options: Options,
  defaults: Pick<MockServerOptions, "port" | "log">,
): Promise<RunningServer> {
  const host = options.host ?? LOOPBACK;
  const port = options.port ?? defaults.port ?? 0;
  const configFile = resolveConfigFile(options.config);
  const { inspectorDir } = options;
  if (inspectorDir !== undefined && !existsSync(join(inspectorDir, "index.html")))
    throw new UsageError(`--inspector-dir: there is no index.html in ${inspectorDir}`);
  try {
    return await runServer({
      port,
      host: options.host,
      https: await readHttps(options),
      allowedHosts: options.allowedHosts,
      allowedOrigins: options.allowedOrigins,
      config: configFile,
      scenarios: options.scenarios,
      spec: options.spec,
      strict: options.strict,
      era: options.era,
      seed: options.seed,
      memory: options.memory === undefined ? undefined : Math.floor(options.memory * 1_048_576),
      maxSessions: options.maxSessions,
      faults: options.faults,
      log: options.log ?? defaults.log,
      inspectorDir,
      upstream: options.upstream,
      callback: options.callback,
      callbackSecret: options.callbackSecret,
      watch: true,
    });
  } catch (error) {
    throw explain(error, host, port);
  }
}

/** @throws UsageError where two files that belong together are not both there, and a pair */
async function readHttps({ https, httpsCert, httpsKey }: Options): Promise<boolean | CertificatePair> {
  if (httpsCert === undefined && httpsKey === undefined) return https;
  if (!https || httpsCert === undefined || httpsKey === undefined)
    throw new UsageError("--https-cert and --https-key go together, and with --https");
  const { checkedPair } = await import("../https/certificate.ts");
  try {
    return checkedPair({ cert: readFileSync(httpsCert, "utf8"), key: readFileSync(httpsKey, "utf8") });
  } catch (error) {
    throw new UsageError(`--https-cert, --https-key: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Turns the errors of `listen` into advice. */
function explain(error: unknown, asked: string, port: number): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const host = "address" in error && typeof error.address === "string" ? error.address : asked;
  switch (error.code) {
    case "EADDRINUSE":
      return new UsageError(
        `port ${port} on ${host} is in use: stop what listens there (lsof -i :${port} names it), or choose another with --port; --port 0 takes a free one`,
      );
    case "EACCES":
      return new UsageError(`port ${port} on ${host} may not be used by this user: choose one above 1023 with --port`);
    case "EADDRNOTAVAIL":
    case "EAI_AGAIN":
    case "EAFNOSUPPORT":
    case "EINVAL":
    case "ENOTFOUND":
      return new UsageError(
        `${host} is no address of this machine: choose another with --host, such as 127.0.0.1 or 0.0.0.0`,
      );
    default:
      return error;
  }
}
