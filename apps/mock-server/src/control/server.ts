import type { Info, QueryToken } from "@emchat/control";
import { QUERY_TOKENS } from "../query/query-tokens.ts";
import type { ControlParts } from "./control-parts.ts";
import type { ControlRoutes } from "./control-router.ts";
import { statsOf } from "./stats.ts";

/** What is running: `/info`, `/spec`, `/openapi.json`, `/query-tokens`, health and metrics. */
export function serverRoutes(parts: ControlParts): ControlRoutes {
  return {
    "GET /__mock/livez": () => ({ status: 200, body: { status: "ok" } }),
    "GET /__mock/readyz": () =>
      parts.stopping.aborted ? { status: 503, body: { status: "draining" } } : { status: 200, body: { status: "ok" } },
    "GET /__mock/metrics": () => ({
      status: 200,
      text: parts.metrics.text(parts.sessions, parts.budget),
      type: "text/plain; version=0.0.4; charset=utf-8",
    }),
    "GET /__mock/api/v1/info": async ({ session }) => {
      const era = parts.eraOf(session);
      const info: Info = {
        version: parts.version,
        boot: parts.boot,
        startedAt: parts.startedAt,
        now: session.emulator.clock.now(),
        ...parts.address(),
        ...parts.mode,
        strict: session.emulator.strict,
        ...(era === undefined ? undefined : { era }),
        seed: session.emulator.seed ?? 0,
        session: session.id,
        tenant: parts.tenant(),
        spec: await parts.specInfo(),
        config: parts.configInfo(),
        stats: statsOf(session),
      };
      return { status: 200, body: info };
    },
    "GET /__mock/api/v1/spec": async () => ({ status: 200, body: await parts.specDocument() }),
    "GET /__mock/api/v1/openapi.json": async () => {
      const { controlDocument } = await import("./control-document.ts");
      return { status: 200, body: controlDocument() };
    },
    "GET /__mock/api/v1/query-tokens": () => ({
      status: 200,
      body: {
        tokens: QUERY_TOKENS.map(
          ({ name, of, summary, example, values }): QueryToken => ({
            name,
            of,
            summary,
            example,
            ...(values === undefined ? undefined : { values }),
          }),
        ),
      },
    }),
  };
}
