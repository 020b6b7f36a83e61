import type { ResetScope } from "@emchat/control";
import { DEFAULT_SESSION } from "../sessions/session.ts";
import { isSessionId } from "../sessions/session-registry.ts";
import type { ControlParts } from "./control-parts.ts";
import type { ControlRoutes } from "./control-router.ts";
import { badParameter, notFound } from "./problem.ts";
import { readList } from "./read-parameter.ts";

const SCOPES: readonly ResetScope[] = ["state", "journal", "faults", "coverage"];

/** `/sessions`, `/reset`, `/undo`. */
export function sessionRoutes({ sessions }: ControlParts): ControlRoutes {
  return {
    "GET /__mock/api/v1/sessions": () => ({
      status: 200,
      body: {
        limit: sessions.limit,
        evicted: sessions.evicted,
        sessions: sessions.list().map(({ id, createdAt, usedAt, journal, faults }) => ({
          id,
          createdAt,
          usedAt,
          messages: journal.messages.size,
          requests: journal.requests.size,
          faults: faults.size,
        })),
      },
    }),
    "DELETE /__mock/api/v1/sessions/{session}": ({ parameters }) => {
      const { session = "" } = parameters;
      if (session === DEFAULT_SESSION) throw badParameter("session", "another than default, which can only be reset");
      if (!isSessionId(session)) throw badParameter("session", "a session's id");
      if (!sessions.drop(session))
        throw notFound(`session ${session}`, "they are listed by GET /__mock/api/v1/sessions");
      return { status: 204 };
    },
    "POST /__mock/api/v1/reset": ({ session, query }) => {
      const scopes = readList(query, "scope", SCOPES) ?? SCOPES;
      session.reset(scopes);
      return { status: 200, body: { reset: [...scopes] } };
    },
    "POST /__mock/api/v1/undo/{undo}": ({ session, parameters }) => {
      const { undo = "" } = parameters;
      const result = session.journal.undo(undo);
      if (result === undefined)
        throw notFound(
          `clearing ${undo} to undo`,
          "only the last one of messages and the last one of requests can be undone, for 30 seconds",
        );
      session.events.emit("undo", () => result);
      return { status: 200, body: result };
    },
  };
}
