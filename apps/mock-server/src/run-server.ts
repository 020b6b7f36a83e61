import { setMaxListeners } from "node:events";
import { isIPv6 } from "node:net";
import { fileURLToPath } from "node:url";
import type { ConfigInfo, Coverage, Info, ResetScope } from "@emchat/control";
import { eras } from "@emchat/schema";
import { readListenHost } from "./config/access.ts";
import { accessOf } from "./config/access-of.ts";
import type { MockConfig } from "./config/mock-config.ts";
import { type SessionSeed, scenarioOf, seedOf } from "./config/seed-of.ts";
import type { ControlParts } from "./control/control-parts.ts";
import { createControlRouter } from "./control/control-router.ts";
import { controlRoutes } from "./control/control-routes.ts";
import { emitChanges } from "./control/emit-changes.ts";
import { createCoverage } from "./coverage/coverage.ts";
import { createLogger, type Logger } from "./log/logger.ts";
import { createMemoryBudget } from "./memory/memory-budget.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { callbacksOf, certificateOf, proxyOf } from "./optional-parts.ts";
import { packageVersion } from "./package-version.ts";
import { findInspectorFolder } from "./pages/inspector-folder.ts";
import { createInspectorPages } from "./pages/inspector-pages.ts";
import { createDynamicReplies } from "./pipeline/dynamic-replies.ts";
import { createPipeline } from "./pipeline/pipeline.ts";
import { applyChanges } from "./reload/apply-changes.ts";
import { watchConfig, watchScenario, watchSpec } from "./reload/watch-sources.ts";
import { createCallWitness } from "./service/call-witness.ts";
import { createServiceFront } from "./service/service-front.ts";
import { createScenarios, readScenarios } from "./sessions/scenarios.ts";
import { createSession } from "./sessions/session.ts";
import { createSessionRegistry, DEFAULT_MAX_SESSIONS } from "./sessions/session-registry.ts";
import { reachedAt } from "./shell/lan-addresses.ts";
import { DEFAULT_LIMITS, PROXIED_REQUEST_TIMEOUT_MS, type ShellLimits } from "./shell/limits.ts";
import { LOOPBACK } from "./shell/listen.ts";
import { createShell } from "./shell/shell.ts";
import { createContractHolder } from "./spec/served-contract.ts";
import type { MockServer, MockServerOptions } from "./start-mock-server.ts";

/** A server with what the command line needs beyond its public face. */
export interface RunningServer {
  readonly server: MockServer;
  readonly logger: Logger;
  /** The tenant for samples. */
  tenant(): Info["tenant"];
  /** What of the contract the calls of all sessions have exercised. */
  coverage(): Coverage;
}

const EVERYTHING: readonly ResetScope[] = ["state", "journal", "faults", "coverage"];
const SOURCE_TENANT = { org: "easemob-demo", app: "chatdemoui" };

/** Wires everything together and listens: the one place that knows all parts. */
export async function runServer(options: MockServerOptions): Promise<RunningServer> {
  const clock = options.clock ?? Date.now;
  const listenOn = options.host === undefined ? undefined : readListenHost(options.host);
  const host = listenOn === undefined || listenOn === "localhost" ? LOOPBACK : listenOn;
  const proxied = options.upstream === undefined ? {} : { requestTimeoutMs: PROXIED_REQUEST_TIMEOUT_MS };
  const limits: ShellLimits = { ...DEFAULT_LIMITS, ...proxied, ...options.limits };
  const logger = createLogger(options.log ?? "silent", process.stderr, process.stderr.isTTY === true);
  const report = (error: unknown): void => {
    logger.event("error", error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  const stopping = new AbortController();
  // Every stream and every waiting call listens to it.
  setMaxListeners(0, stopping.signal);

  const first = await readConfig(options.config);
  let config = first;
  let access = accessOf(first, { ...options, host: listenOn });
  const scenarios = createScenarios(await readScenarios(options.scenarios ?? []));
  let seed: SessionSeed = seedOf(first, options);
  let configInfo: ConfigInfo = typeof options.config === "string" ? { file: options.config, loadedAt: clock() } : {};
  const eraAtStart = options.era ?? scenarios.first?.era ?? first.era ?? eras[0];
  const contract = createContractHolder({
    clock,
    era: eraAtStart,
    judges: options.upstream !== undefined,
  });
  let specFiles: readonly string[] = [];
  if (options.spec !== undefined) specFiles = await contract.load(options.spec);
  else await contract.prepare();

  const budget = createMemoryBudget(options.memory ?? first.limits?.memory);
  const metrics = createMetrics(() => logger.dropped);
  if (options.callback !== undefined && options.upstream !== undefined)
    throw new TypeError("callback and upstream exclude each other: the upstream calls back by itself");
  const callbacks = await callbacksOf(options, limits, metrics, logger);
  /** What sessions that are no more have exercised. */
  const gone = createCoverage();
  const sessions = createSessionRegistry({
    create(id) {
      const session = createSession(id, {
        clock,
        budget,
        initial: () => seed,
        scenario: () => scenarios.first && scenarioOf(scenarios.first, options),
        onListenerError: report,
      });
      emitChanges(session);
      if (callbacks !== undefined) session.emulator.on("message", callbacks.tell);
      return session;
    },
    clock,
    limit: options.maxSessions ?? first.limits?.sessions ?? DEFAULT_MAX_SESSIONS,
    dropped({ id, coverage }, evicted) {
      gone.absorb(coverage);
      sessions.default.events.emit("session", () => ({ session: id, reason: evicted ? "evicted" : "deleted" }));
    },
  });
  const dynamic = createDynamicReplies();
  const proxy = await proxyOf(options.upstream, { limits, budget, edited: () => contract.edited });
  const service = createServiceFront({
    sessions,
    pipeline: createPipeline(({ call, session }) => dynamic.answer(call, session)),
    budget,
    limits,
    stopping: stopping.signal,
    prepareDynamic: dynamic.prepare,
    edited: () => contract.edited,
    forward: proxy?.forward,
    witness: createCallWitness(metrics, logger, report),
  });

  const certificate = await certificateOf(options);
  let port = 0;
  const scheme = certificate === undefined ? "http" : "https";
  const url = (): string => `${scheme}://${isIPv6(host) ? `[${host}]` : host}:${port}`;
  const parts: ControlParts = {
    clock,
    boot: Math.floor(Math.random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, "0"),
    version: packageVersion,
    startedAt: clock(),
    sessions,
    scenarios,
    worldOptions: options,
    config: () => seed.emulator,
    budget,
    metrics,
    address: () => ({ url: url(), addresses: [...reachedAt(url(), host)], host, port }),
    mode: proxy === undefined ? { mode: "mock" } : { mode: "proxy", upstream: proxy.url },
    tenant() {
      const { org, app } = (scenarios.first?.apps ?? seed.emulator.apps)?.[0] ?? SOURCE_TENANT;
      return { org, app };
    },
    specInfo: contract.info,
    eraOf({ emulator }) {
      const era = proxy === undefined ? emulator.era : eraAtStart;
      return era !== undefined && contract.tellsOf(era) ? era : undefined;
    },
    configInfo: () => configInfo,
    specDocument: contract.document,
    stopping: stopping.signal,
  };
  const control = createControlRouter({
    routes: controlRoutes(parts),
    sessions,
    budget,
    access: () => access,
    fallback: createInspectorPages(() => options.inspectorDir ?? findInspectorFolder()),
    onFailure: report,
  });

  const shell = createShell({
    limits,
    tls: certificate && { pair: certificate, https: await import("node:https") },
    onRequest(request, response) {
      if (isControl(request.url ?? "")) control(request, response);
      else service(request, response);
    },
    onBroken: ({ description }) =>
      JSON.stringify(sessions.default.emulator.errorReply(400, "illegal_argument", description).body),
    onFailure: report,
  });
  port = await shell.listen({ port: options.port ?? 0, host: listenOn });

  const emitAll = <T extends "spec" | "config">(
    type: T,
    data: () => T extends "spec" ? Info["spec"] : ConfigInfo,
  ): void => {
    for (const { events } of sessions.list()) events.emit(type, data as never);
  };
  const watches =
    options.watch !== true
      ? []
      : [
          watchSpec({
            file: options.spec ?? fileURLToPath(import.meta.resolve("@emchat/spec/openapi.yaml")),
            files: specFiles,
            contract,
            logger,
            changed: (info) => emitAll("spec", () => info),
          }),
          ...(options.scenarios ?? [])
            .filter((one) => typeof one === "string")
            .map((file) =>
              watchScenario({
                file,
                logger,
                take(scenario) {
                  const before = scenarios.nameOf(file);
                  scenarios.replace(file, scenario);
                  for (const session of sessions.listAll())
                    if (session.emulator.scenario?.name === before) session.play(scenarioOf(scenario, options), 0);
                },
              }),
            ),
          ...(typeof options.config === "string"
            ? [
                watchConfig({
                  file: options.config,
                  clock,
                  logger,
                  take(next) {
                    const [nextSeed, nextAccess] = [
                      seedOf(next, options),
                      accessOf(next, { ...options, host: listenOn }),
                    ];
                    for (const session of sessions.listAll()) session.configure(nextSeed);
                    // A scenario that has apps of its own does not look at those of the configuration.
                    const rooms = sessions.listAll().filter(({ emulator }) => emulator.scenario?.apps === undefined);
                    const changes = applyChanges(config, next, rooms);
                    [config, seed, access] = [next, nextSeed, nextAccess];
                    return changes;
                  },
                  changed(info) {
                    const { error: _, ...before } = configInfo;
                    configInfo = { ...before, ...info };
                    emitAll("config", () => configInfo);
                  },
                }),
              ]
            : []),
        ];

  let closing: Promise<void> | undefined;
  const server: MockServer = {
    url: url(),
    host,
    port,
    certificate: certificate && { cert: certificate.cert, file: certificate.file },
    emulator: sessions.default.emulator,
    reset(scopes = EVERYTHING) {
      for (const session of sessions.list()) session.reset(scopes);
    },
    close() {
      closing ??= (async () => {
        for (const stop of watches) stop();
        stopping.abort();
        await shell.close();
        callbacks?.close();
        proxy?.close();
        logger.flush();
      })();
      return closing;
    },
  };
  return {
    server,
    logger,
    tenant: parts.tenant,
    coverage() {
      const all = createCoverage();
      for (const { coverage } of [{ coverage: gone }, ...sessions.list()]) all.absorb(coverage);
      return all.report();
    },
  };
}

/** YAML and Ajv are loaded when there is a file to read. */
async function readConfig(config: MockConfig | string | undefined): Promise<MockConfig> {
  if (typeof config !== "string") return config ?? {};
  const { loadConfig } = await import("./config/load-config.ts");
  return loadConfig(config);
}

/** The mock's own paths. An organisation cannot begin with an underscore. */
function isControl(target: string): boolean {
  return target.startsWith("/__mock") && (target.length === 7 || target[7] === "/" || target[7] === "?");
}
