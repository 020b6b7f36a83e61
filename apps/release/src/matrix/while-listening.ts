import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";

/** Lets a server listen on a free port of 127.0.0.1 for as long as `use` needs it, and gives what `use` gives. */
export async function whileListening<T>(server: Server, use: (port: number) => Promise<T>): Promise<T> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.close();
    for (const socket of open) socket.destroy();
  }
}
