import type { RawRequest } from "@emchat/emulator";
import { MAX_BODY_BYTES, type ShellLimits } from "../shell/limits.ts";
import type { Turn } from "./turn.ts";

let tooLarge: Buffer | undefined;

/** A turn's request as the emulator reads it. What was not kept of a body must not pass for what was sent. */
export function rawRequestOf({ request, body, bodySize }: Turn, limits: ShellLimits): RawRequest {
  return {
    method: request.method ?? "",
    target: request.url ?? "",
    headers: request.headers as RawRequest["headers"],
    body: bodySize > (body?.byteLength ?? 0) ? oversize(limits) : body,
  };
}

/** A body larger than any that is read: the emulator looks at its length only. */
function oversize({ bodyBytes }: ShellLimits): Buffer {
  const length = Math.max(bodyBytes, MAX_BODY_BYTES) + 1;
  if (tooLarge === undefined || tooLarge.byteLength < length) tooLarge = Buffer.alloc(length);
  return tooLarge;
}
