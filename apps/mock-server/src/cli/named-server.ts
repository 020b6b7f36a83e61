import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Options } from "./options.ts";
import { DEFAULT_PORT } from "./start-command.ts";

/** The running server that a command line names. */
export interface NamedServer {
  readonly host: string;
  readonly port: number;
  /** Begins a call. */
  request(options: RequestOptions, answered: (reply: IncomingMessage) => void): ClientRequest;
}

/** The server that `--host`, `--port` and `--https` name. */
export function namedServer({ host: named, port = DEFAULT_PORT, https }: Options): NamedServer {
  // An address that means "all of them" is listened on, not called.
  const wild = named === undefined || named === "0.0.0.0" || named === "::";
  const host = wild ? "127.0.0.1" : named;
  return {
    host,
    port,
    request: (options, answered) =>
      https
        ? // A mock's own certificate is trusted by nobody, and no secret goes to it.
          httpsRequest({ ...options, host, port, rejectUnauthorized: false }, answered)
        : httpRequest({ ...options, host, port }, answered),
  };
}
