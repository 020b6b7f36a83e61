import { connect, type Socket } from "node:net";
import type { MockServer } from "../../src/index.ts";

/** What came back over a connection until it ended. */
export interface RawReply {
  readonly text: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The connection was reset instead of closed. */
  readonly reset: boolean;
}

/** How long a reply may take before a test calls it a hang, in milliseconds. */
const PATIENCE_MS = 40_000;

/** Writes bytes to the server, and reads until it closes the connection. Rejects when it does not. */
export function sendRaw(
  server: Pick<MockServer, "port">,
  bytes: string | Buffer,
  { half = false }: { half?: boolean } = {},
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let reset = false;
    const socket: Socket = connect({ port: server.port, host: "127.0.0.1", allowHalfOpen: half });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(
        new Error(`no end within ${PATIENCE_MS} ms; got so far: ${JSON.stringify(Buffer.concat(chunks).toString())}`),
      );
    }, PATIENCE_MS);
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      reset ||= error.code === "ECONNRESET";
    });
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(parse(Buffer.concat(chunks).toString("utf8"), reset));
    });
    socket.on("end", () => socket.end());
    socket.write(bytes);
    if (half) socket.end();
  });
}

/** A call that the server has, and has not answered. */
export interface CallUnderWay {
  /** What it is answered with in the end. */
  readonly reply: Promise<RawReply>;
}

/** Makes a call that is not answered at once, and resolves as soon as the server has it: it is asked behind another on one connection. */
export async function callUnderWay(
  server: Pick<MockServer, "url">,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<CallUnderWay> {
  const { hostname, port } = new URL(server.url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on("error", () => {});
  let text = "";
  const reply = new Promise<RawReply>((resolve) => {
    socket.on("close", () => resolve(parse(text.slice(text.lastIndexOf("HTTP/1.1 ")), false)));
  });
  const first = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      resolve();
    });
    socket.once("close", () => resolve());
  });
  const local = { host: "127.0.0.1" };
  const alive = requestText("GET", "/__mock/livez", { ...local, connection: "keep-alive" });
  socket.write(alive + requestText("GET", target, { ...local, ...headers }));
  await first;
  return { reply };
}

/** A request as text, with `Connection: close`. */
export function requestText(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body = "",
): string {
  const lines = Object.entries({ host: "a1.easemob.com", connection: "close", ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  if (body !== "" && headers["transfer-encoding"] === undefined && headers["content-length"] === undefined) {
    lines.push(`content-length: ${Buffer.byteLength(body)}`);
  }
  return `${method} ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}

function parse(text: string, reset: boolean): RawReply {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { text, status: Number(first.split(" ")[1] ?? 0), headers, body: rest.join("\r\n\r\n"), reset };
}
