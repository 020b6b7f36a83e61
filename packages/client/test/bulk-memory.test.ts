import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { sent } from "./service/replies.ts";

const run = promisify(execFile);

const TARGETS = 10_000;
/** A kilobyte kept of each target of one half. */
const MOST_GROWTH_MB = 5;

it("a bulk send to 10,000 targets holds no more in its second half than in its first", {
  timeout: 180_000,
}, async () => {
  const body = JSON.stringify(sent);
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () =>
      response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { stdout } = await run(process.execPath, [
    "--expose-gc",
    "--conditions=@emchat/source",
    "test/service/bulk-memory-probe.ts",
    url,
    String(TARGETS),
  ]);
  console.log(stdout);
  const { delivered, heldMb } = JSON.parse(stdout) as { delivered: number; heldMb: number[] };
  expect(delivered).toBe(TARGETS);
  const [first, second] = [heldMb.slice(0, 5), heldMb.slice(5)];
  expect(second).toHaveLength(5);
  expect(Math.min(...second) - Math.min(...first)).toBeLessThan(MOST_GROWTH_MB);
});
