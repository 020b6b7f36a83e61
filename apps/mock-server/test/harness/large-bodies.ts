import { type IncomingMessage, request } from "node:http";
import { Readable } from "node:stream";
import type { MockServer } from "../../src/index.ts";
import { AUTHORIZED, TENANT } from "./running-server.ts";

/** A path that is no operation of the contract. */
export const FILES: string = `${TENANT}/chatfiles`;
export const MEGABYTE = 1_048_576;

/** Bytes that repeat at no power of two, so that a piece lost or doubled shows. */
export function* pieces(size: number): Generator<Buffer> {
  for (let sent = 0; sent < size; ) {
    const piece = Buffer.alloc(Math.min(65_521, size - sent), sent % 251);
    sent += piece.length;
    yield piece;
  }
}
/** Writes a body piece by piece, and resolves with the reply. */
export function upload(
  server: MockServer,
  size: number,
  headers: Record<string, string> = {},
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = request(server.url + FILES, { method: "POST", headers: { ...AUTHORIZED, ...headers } }, resolve);
    call.on("error", reject);
    Readable.from(pieces(size)).pipe(call);
  });
}
