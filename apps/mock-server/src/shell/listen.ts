import type { Server } from "node:http";
import { type AddressInfo, createServer, type Server as NetServer, type Socket } from "node:net";

/** Where a server listens. Without a host: on both loopbacks, because `localhost` means the one here and the other there. */
export interface ListenAddress {
  readonly port: number;
  readonly host: string | undefined;
}

/** The address that the ready line names when no host is given. */
export const LOOPBACK = "127.0.0.1";
const LOOPBACK_6 = "::1";
const BACKLOG = 1_024;
/** How many free ports are tried until one is free on both loopbacks. */
const TRIES = 10;

/** An open door. */
export interface Door {
  readonly port: number;
  /** Takes no more connections. */
  close(): void;
}

/** Opens the server's doors. @throws the error of `listen`, such as `EADDRINUSE`; then none is open */
export async function openDoors(server: Server, { port, host }: ListenAddress): Promise<Door> {
  if (host !== undefined && host !== "localhost") {
    const bound = await bind(server, port, host);
    return { port: bound.port, close: () => server.close() };
  }
  for (let left = TRIES; ; left -= 1) {
    const second = createServer((socket: Socket) => server.emit("connection", socket));
    const bound = await bind(server, port, LOOPBACK);
    try {
      await bind(second, bound.port, LOOPBACK_6);
    } catch (error) {
      // A machine without IPv6 has one loopback only, and that is enough.
      if (!isTaken(error)) return { port: bound.port, close: () => server.close() };
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      if (port !== 0 || left === 0) throw error;
      continue;
    }
    return {
      port: bound.port,
      close() {
        server.close();
        second.close();
      },
    };
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

function bind(server: NetServer, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off("error", reject);
      // A listening server may still fail to accept; that costs the connection, not the process.
      server.on("error", () => {});
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("The server has no TCP address."));
      else resolve(address);
    });
  });
}
