import { connect, type Socket } from "node:net";

/** Opens streams of a mock's events as a page opens them; they are read and thrown away. Returns the function that closes them. */
export async function openListeners(port: number, count: number): Promise<() => void> {
  const open = await Promise.all(Array.from({ length: count }, () => listen(port)));
  return () => {
    for (const socket of open) socket.destroy();
  };
}

function listen(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(
        "GET /__mock/api/v1/events HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip, deflate, br, zstd\r\n\r\n",
      );
    });
    socket.once("data", () => resolve(socket.resume()));
    socket.on("error", reject);
  });
}
