import { connect } from "node:net";
import { constants, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sendText, serve } from "./harness/running-server.ts";

/** What a listener read of one stream, until somebody looks. */
interface Heard {
  body(): Buffer;
  text(): string;
  readonly head: string;
}

/** Listens for messages over a plain socket, as `accept-encoding` says. */
async function hear(port: number, acceptEncoding: string): Promise<Heard> {
  let all = Buffer.alloc(0);
  const socket = connect(port, "127.0.0.1", () => {
    socket.write(
      `GET /__mock/api/v1/events?types=message HTTP/1.1\r\nhost: localhost\r\naccept-encoding: ${acceptEncoding}\r\n\r\n`,
    );
  });
  socket.unref().on("data", (chunk: Buffer) => {
    all = Buffer.concat([all, chunk]);
  });
  await expect.poll(() => all.indexOf("\r\n\r\n")).toBeGreaterThan(0);
  const start = all.indexOf("\r\n\r\n") + 4;
  const body = (): Buffer => unchunked(all.subarray(start));
  const head = all.toString("latin1", 0, start).toLowerCase();
  const packed = head.includes("content-encoding: gzip");
  const text = (): string =>
    (packed ? gunzipSync(body(), { finishFlush: constants.Z_SYNC_FLUSH }) : body()).toString("utf8");
  return { head, body, text };
}

/** The whole chunks of a body that is still coming. */
function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf("\r\n", at);
    const size = line < 0 ? Number.NaN : Number.parseInt(bytes.toString("latin1", at, line), 16);
    if (!(line + 2 + size + 2 <= bytes.length)) return Buffer.concat(parts);
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}

const messagesOf = (text: string): string[] =>
  [...text.matchAll(/^data: (.*)$/gm)]
    .map(([, data = ""]) => JSON.parse(data))
    .filter(({ type }) => type === "message")
    .map(({ data }) => data.text);

test("events are compressed for a listener that reads gzip, each whole as soon as it is told, and are the same", async () => {
  const server = await serve();
  const packed = await hear(server.port, "gzip, deflate, br");
  const plain = await hear(server.port, "gzip;q=0, identity");
  expect(packed.head).toContain("content-encoding: gzip");
  expect(plain.head).not.toContain("content-encoding");

  await sendText(server, "first 你好");
  await expect.poll(() => messagesOf(packed.text())).toEqual(["first 你好"]);
  const texts = Array.from({ length: 300 }, (_, at) => `message ${at} 你好 😀`);
  for (const text of texts) await sendText(server, text);
  for (const listener of [packed, plain])
    await expect.poll(() => messagesOf(listener.text())).toEqual(["first 你好", ...texts]);
  // However many are told at a time: one alone has little to be compressed by.
  expect(packed.body().length * 2).toBeLessThan(plain.body().length);
});

test("a listener that comes later reads pieces that were made for another one", async () => {
  const server = await serve();
  const early = await hear(server.port, "gzip");
  await sendText(server, "before");
  await expect.poll(() => messagesOf(early.text())).toEqual(["before"]);
  const late = await hear(server.port, "gzip");
  await sendText(server, "after");
  await expect.poll(() => messagesOf(early.text())).toEqual(["before", "after"]);
  await expect.poll(() => messagesOf(late.text())).toEqual(["after"]);
});
