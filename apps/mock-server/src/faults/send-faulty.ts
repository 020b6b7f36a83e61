import type { ServerResponse } from "node:http";
import { type BreakingEffect, DRIP_BYTES, DRIP_EVERY_MS, WRONG_CONTENT_TYPE } from "@emchat/emulator";

/** Sends a reply that is broken on the wire in the way of `effect`. `done` hears what was sent of the body. */
export function sendFaulty(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  text: string,
  effect: BreakingEffect,
  done: (sent: string) => void,
): void {
  switch (effect.kind) {
    case "truncate": {
      const bytes = Buffer.from(text);
      const part = bytes.subarray(0, Math.min(effect.bytes ?? bytes.length >> 1, Math.max(0, bytes.length - 1)));
      response.writeHead(status, headers);
      response.flushHeaders();
      if (part.length > 0) response.write(part);
      // Closes after what is written has left; the promised rest never comes.
      response.req.socket.destroySoon();
      done(part.toString("utf8"));
      return;
    }
    case "malformed": {
      const broken = text.slice(0, -1);
      response.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(broken)) });
      response.end(broken);
      done(broken);
      return;
    }
    case "content-type":
      response.writeHead(status, { ...headers, "content-type": effect.value ?? WRONG_CONTENT_TYPE });
      response.end(text);
      done(text);
      return;
    case "drip":
      drip(response, status, headers, Buffer.from(text), effect, done);
  }
}

function drip(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  bytes: Buffer,
  { bytes: size = DRIP_BYTES, every = DRIP_EVERY_MS }: { bytes?: number; every?: number },
  done: (sent: string) => void,
): void {
  let sent = 0;
  response.writeHead(status, headers);
  response.flushHeaders();
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + size));
    sent += size;
    if (sent < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, every);
  response.once("close", () => {
    clearInterval(timer);
    done(bytes.subarray(0, sent).toString("utf8"));
  });
}
