// A process that answers every request at once, and tells its port to whoever started it.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const envelope = (data: unknown): string =>
  JSON.stringify({ action: "post", data, timestamp: 1404932199220, duration: 1 });
const online = envelope([{ target_name: "zw123", result_code: 200, result_content: { result: "online" } }]);
const sent = envelope([{ result_code: 200, result_content: { result: "ok" } }]);

const server = createServer((request, response) => {
  const body = request.method === "GET" ? online : sent;
  request.resume();
  request.on("end", () => {
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
    response.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
