import { startMockServer } from "../../src/index.ts";

/** A server that waits two seconds where the published one waits thirty. */
const server = await startMockServer({
  limits: { headersTimeoutMs: 1_000, requestTimeoutMs: 2_000, timeoutCheckIntervalMs: 200 },
});
process.stdout.write(`ready on ${server.url}\n`);
process.once("SIGTERM", () => {
  void server.close();
});
