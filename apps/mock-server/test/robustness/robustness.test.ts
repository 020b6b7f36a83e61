import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { assault } from "./assault.ts";
import { corpus } from "./corpus.ts";
import { startImpatientServer } from "./server-process.ts";

const REQUESTS = 10_000;
const MEGABYTE = 1_048_576;

function digestOf(seed: number, shots: number): string {
  const hash = createHash("sha256");
  const source = corpus(seed);
  for (let count = 0; count < shots; count += 1) {
    const { kind, pieces } = source.next().value;
    hash.update(kind);
    for (const { bytes } of pieces) hash.update(bytes);
  }
  return hash.digest("hex");
}

test("the same seed gives the same bytes, another seed gives others", () => {
  expect(digestOf(7, 3_000)).toBe(digestOf(7, 3_000));
  expect(digestOf(7, 3_000)).not.toBe(digestOf(8, 3_000));
});

test(`the server answers ${REQUESTS} bad requests as the contract says, and goes on`, {
  timeout: 300_000,
}, async () => {
  const server = await startImpatientServer();
  try {
    const report = await assault(server, { requests: REQUESTS, seed: 2, stallMs: 25_000 });
    expect(report.samples).toEqual([]);
    expect(report).toMatchObject({ requests: REQUESTS, unanswered: 0, undeclared: 0, crash: undefined });
    expect(report.byKind.size).toBeGreaterThan(40);
    expect(report.memory.peak).toBeLessThan(600 * MEGABYTE);
    expect(server.said).toBe("");
    const reply = await fetch(`http://127.0.0.1:${server.port}/easemob-demo/chatdemoui/users/zw123/status`, {
      headers: { authorization: "Bearer any" },
    });
    expect(reply.status).toBe(200);
  } finally {
    await server.stop();
  }
});
