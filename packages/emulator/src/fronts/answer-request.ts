import type { Emulator } from "../emulator.ts";
import { readRequestBody } from "./request-body.ts";

/** Answers a fetch `Request` for a request target: the one way from `Request` to `Response` that every front takes. */
export async function answerRequest(emulator: Emulator, request: Request, target: string): Promise<Response> {
  const body = await readRequestBody(request, emulator.maxBodyBytes);
  request.signal.throwIfAborted();
  const reply = emulator.exchange({
    method: request.method,
    target,
    headers: Object.fromEntries(request.headers),
    body,
  });
  return new Response(request.method === "HEAD" || reply.body === undefined ? null : JSON.stringify(reply.body), {
    status: reply.status,
    headers: reply.headers,
  });
}
