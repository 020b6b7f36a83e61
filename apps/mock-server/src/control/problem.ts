import type { Problem } from "@emchat/control";
import { OutOfMemory } from "../memory/memory-budget.ts";
import { NoRoomForSession } from "../sessions/session-registry.ts";

/** An error of the control API: problem details (RFC 9457) with a status. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly status: number;
  readonly title: string;
  readonly more: Pick<Problem, "position" | "errors">;

  constructor(status: number, title: string, detail: string, more: Pick<Problem, "position" | "errors"> = {}) {
    super(detail);
    this.status = status;
    this.title = title;
    this.more = more;
  }

  /** The reply's body. */
  toProblem(): Problem {
    const type = `https://emchat.github.io/emchat/help/errors/#control-${this.status}`;
    return { type, title: this.title, status: this.status, detail: this.message, ...this.more };
  }
}

/** What an error is to the caller; `undefined` for a defect of the mock. */
export function problemOf(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof NoRoomForSession || error instanceof OutOfMemory)
    return new ProblemError(503, "No room", error.message);
  return undefined;
}

/** 404: there is no such thing. */
export function notFound(what: string, hint: string): ProblemError {
  return new ProblemError(404, "Not found", `no ${what}; ${hint}`);
}

/** 400: a parameter is wrong. */
export function badParameter(name: string, expected: string): ProblemError {
  return new ProblemError(400, "A parameter is wrong", `${name} must be ${expected}`);
}
