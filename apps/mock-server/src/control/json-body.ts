import { CollectedBytes } from "../memory/collected-bytes.ts";
import { MAX_BODY_BYTES } from "../shell/limits.ts";
import { announcesBody, readBody } from "../shell/read-body.ts";
import type { ControlCall } from "./control-router.ts";
import { ProblemError } from "./problem.ts";

type BodyOfCall = Pick<ControlCall, "request" | "budget">;

/**
 * Reads a JSON body and checks it against a schema of the control API's document. The content type does not matter: the origin
 * has been checked, and a curl line should not need a header.
 *
 * @throws ProblemError 400, 413 or 503
 */
export async function readJsonBody<T>(call: BodyOfCall, schema: string): Promise<T> {
  const text = await readText(call);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : "it cannot be parsed";
    throw new ProblemError(
      400,
      "The body is not JSON",
      text.length === 0 ? "the body is empty; send a JSON object" : why,
    );
  }
  return await checkBody<T>(value, schema);
}

/** Reads a body as text. @throws ProblemError 400 where it is not UTF-8, 413 or 503 */
export async function readText(call: BodyOfCall): Promise<string> {
  const bytes = await collect(call);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError(400, "The body is not JSON", "it is not UTF-8");
  }
}

/** Checks a value against a schema of the control API's document. @throws ProblemError 400 */
export async function checkBody<T>(value: unknown, schema: string): Promise<T> {
  // Ajv and the document are loaded with the first body: most servers never get one.
  const { validateControlBody } = await import("./control-document.ts");
  const errors = validateControlBody(schema, value);
  const [first] = errors;
  if (first !== undefined) {
    const detail = `${first.pointer === "" ? "the body" : first.pointer} ${first.message}`;
    throw new ProblemError(400, "The body is not what is expected", detail, { errors: [...errors] });
  }
  return value as T;
}

function collect({ request, budget }: BodyOfCall): Promise<Buffer> {
  if (!announcesBody(request)) return Promise.resolve(Buffer.alloc(0));
  return new Promise((resolve, reject) => {
    const bytes = new CollectedBytes(budget);
    readBody(request, bytes, MAX_BODY_BYTES, MAX_BODY_BYTES * 4, (outcome) => {
      if (outcome.kind === "whole") resolve(outcome.bytes);
      else if (outcome.kind === "crowded") {
        reject(
          new ProblemError(503, "Too many bodies", "the bodies of other calls take all the memory that calls may have"),
        );
      } else reject(new ProblemError(413, "Body too large", `the body has more than ${MAX_BODY_BYTES} bytes`));
      bytes.release();
    });
  });
}
