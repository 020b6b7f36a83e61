import { DRIP_BYTES, DRIP_EVERY_MS, WRONG_CONTENT_TYPE } from "../faults/fault.ts";
import type { BreakingEffect } from "../faults/fault-plan.ts";
import { wait } from "./wait.ts";

/** A reply on its way to the caller of a `fetch`. */
export interface OutgoingReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What a caller of `fetch` sees of a reply that is broken on its way. */
export function brokenResponse(reply: OutgoingReply, effect: BreakingEffect, signal: AbortSignal): Response {
  const { status, headers, text } = reply;
  switch (effect.kind) {
    case "truncate": {
      const bytes = new TextEncoder().encode(text);
      const end = Math.min(effect.bytes ?? bytes.length >> 1, Math.max(0, bytes.length - 1));
      const length = { "content-length": String(bytes.length) };
      return new Response(cutStream(bytes.subarray(0, end), signal), { status, headers: { ...headers, ...length } });
    }
    case "malformed":
      return new Response(text.slice(0, -1), { status, headers });
    case "content-type":
      return new Response(text, {
        status,
        headers: { ...headers, "content-type": effect.value ?? WRONG_CONTENT_TYPE },
      });
    case "drip": {
      const { bytes = DRIP_BYTES, every = DRIP_EVERY_MS } = effect;
      return new Response(dripStream(new TextEncoder().encode(text), bytes, every, signal), { status, headers });
    }
  }
}

/** How long the bytes have to reach the caller before the connection ends, in milliseconds: an end overtakes what is on its way. */
const CUT_AFTER_MS = 5;

/** The bytes, and then the end of the connection in place of the rest. */
function cutStream(bytes: Uint8Array, signal: AbortSignal): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    async pull(controller) {
      if (!sent) {
        sent = true;
        controller.enqueue(bytes);
        return;
      }
      await wait(CUT_AFTER_MS, signal);
      controller.error(new TypeError("terminated: the connection was closed before the whole body came"));
    },
  });
}

function dripStream(bytes: Uint8Array, size: number, every: number, signal: AbortSignal): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await wait(every, signal);
      controller.enqueue(bytes.subarray(at, at + size));
      at += size;
      if (at >= bytes.length) controller.close();
    },
  });
}
