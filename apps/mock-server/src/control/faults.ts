import type { FaultInput } from "@emchat/control";
import { MAX_FAULTS } from "../faults/fault-table.ts";
import type { ControlRoutes } from "./control-router.ts";
import { readJsonBody } from "./json-body.ts";
import { notFound, ProblemError } from "./problem.ts";

/** `/faults`: what is made to go wrong. */
export function faultRoutes(): ControlRoutes {
  return {
    "GET /__mock/api/v1/faults": ({ session }) => ({ status: 200, body: { faults: session.faults.list() } }),
    "POST /__mock/api/v1/faults": async ({ session, request }) => {
      const input = await readJsonBody<FaultInput>(request, "FaultInput");
      const { effect } = input;
      if (effect.kind === "latency" && effect.max !== undefined && effect.max < effect.min) {
        const message = "must be at least min";
        throw new ProblemError(400, "The body is not what is expected", `/effect/max ${message}`, {
          errors: [{ pointer: "/effect/max", message }],
        });
      }
      if (session.faults.size >= MAX_FAULTS) {
        throw new ProblemError(409, "Too many faults", `${MAX_FAULTS} faults are active; stop one first`);
      }
      return { status: 201, body: session.faults.add(input, "api") };
    },
    "DELETE /__mock/api/v1/faults": ({ session }) => {
      session.faults.clear();
      return { status: 204 };
    },
    "DELETE /__mock/api/v1/faults/{id}": ({ session, parameters }) => {
      const { id = "" } = parameters;
      if (!session.faults.delete(id))
        throw notFound(`fault ${id}`, "active ones are listed by GET /__mock/api/v1/faults");
      return { status: 204 };
    },
  };
}
