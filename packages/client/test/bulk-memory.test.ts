import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { sent } from "./service/replies.ts";

const run = promisify(execFile);

it("a bulk send to 10,000 targets takes at most 25 MB more than one to 1,000", { timeout: 180_000 }, async () => {
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
  const probe = async (count: number): Promise<number> => {
    // left alone, V8 lets its heap grow with the rate of garbage, and that hides what is kept
    const { stdout } = await run(process.execPath, [
      "--max-semi-space-size=1",
      "--max-old-space-size=48",
      "--conditions=@emchat/source",
      "test/service/bulk-memory-probe.ts",
      url,
      String(count),
    ]);
    const { delivered, peakMb } = JSON.parse(stdout) as { delivered: number; peakMb: number };
    expect(delivered).toBe(count);
    return peakMb;
  };
  const few = await probe(1000);
  const many = await probe(10_000);
  expect(many - few).toBeLessThanOrEqual(25);
});
