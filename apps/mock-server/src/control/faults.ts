import type { IncomingMessage } from "node:http";
import type { Fault, FaultInput, FaultList } from "@emchat/control";
import { FaultSyntaxError, parseFault, TooManyFaults } from "@emchat/emulator";
import type { ControlRoutes } from "./control-router.ts";
import { checkBody, readText } from "./json-body.ts";
import { notFound, ProblemError } from "./problem.ts";

/** `/faults`: what is made to go wrong. */
export function faultRoutes(): ControlRoutes {
  return {
    "GET /__mock/api/v1/faults": ({ session }) => {
      const list: FaultList = { faults: [...session.faults.list()] };
      return { status: 200, body: list };
    },
    "POST /__mock/api/v1/faults": async ({ session, request }) => {
      const input = await readFault(request);
      const { effect } = input;
      if (effect.kind === "latency" && effect.max !== undefined && effect.max < effect.min) {
        const message = "must be at least min";
        throw new ProblemError(400, "The body is not what is expected", `/effect/max ${message}`, {
          errors: [{ pointer: "/effect/max", message }],
        });
      }
      try {
        const fault: Fault = session.faults.add(input, "api");
        return { status: 201, body: fault };
      } catch (error) {
        if (error instanceof TooManyFaults) throw new ProblemError(409, "Too many faults", error.message);
        if (error instanceof RangeError) throw new ProblemError(400, "The fault cannot be", error.message);
        throw error;
      }
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

/** Reads a fault: an object, or the words of the command line, in quotes or as they are. @throws ProblemError 400 or 413 */
async function readFault(request: IncomingMessage): Promise<FaultInput> {
  const text = await readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (text.trim() === "" || /^\s*[[{"]/.test(text)) {
      const why = error instanceof Error ? error.message : "it cannot be parsed";
      throw new ProblemError(400, "The body is not JSON", text === "" ? "the body is empty; send a fault" : why);
    }
    return inWords(text);
  }
  // `503` is a number to JSON.
  if (typeof value === "string" || typeof value === "number") return inWords(String(value));
  return await checkBody<FaultInput>(value, "FaultInput");
}

function inWords(text: string): FaultInput {
  try {
    return parseFault(text);
  } catch (error) {
    if (error instanceof FaultSyntaxError) throw new ProblemError(400, "The fault cannot be read", error.message);
    throw error;
  }
}
