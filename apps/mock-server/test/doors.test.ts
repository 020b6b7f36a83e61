import { get } from "node:http";
import { networkInterfaces } from "node:os";
import { expect, test } from "vitest";
import { emchatMock } from "./harness/cli-process.ts";
import { serve } from "./harness/running-server.ts";

const status = (host: string, port: number): Promise<number> =>
  new Promise((resolve) => {
    get({ host, port, path: "/__mock/livez" }, (reply) => resolve(reply.resume().statusCode ?? 0)).on("error", () =>
      resolve(0),
    );
  });

test("localhost is answered whichever loopback it means, unless one is named", async () => {
  const both = await serve();
  expect(both.url).toBe(`http://127.0.0.1:${both.port}`);
  expect([await status("127.0.0.1", both.port), await status("::1", both.port)]).toEqual([200, 200]);
  const named = await serve({ host: "localhost" });
  expect([await status("127.0.0.1", named.port), await status("::1", named.port)]).toEqual([200, 200]);
  const one = await serve({ host: "127.0.0.1" });
  expect([await status("127.0.0.1", one.port), await status("::1", one.port)]).toEqual([200, 0]);
  await both.close();
  expect([await status("127.0.0.1", both.port), await status("::1", both.port)]).toEqual([0, 0]);
});

test.each(["127.0.0.1", "127.0.0.2", "::1", "localhost"])(
  "the loopback %s is no reason for a warning",
  async (host) => {
    const cli = emchatMock(["--port", "0", "--host", host]);
    const url = await cli.ready();
    expect((await fetch(`${url}/__mock/api/v1/info`)).status).toBe(200);
    await expect.poll(cli.stdout).toContain("inspector:");
    cli.child.kill("SIGTERM");
    expect(await cli.ended).toBe(0);
    expect(cli.stderr()).not.toContain("warn");
  },
);

test("a server that listens everywhere warns, and says by which addresses others reach it", async () => {
  const addresses = Object.values(networkInterfaces())
    .flat()
    .flatMap((one) => (one?.family === "IPv4" && !one.internal ? [one.address] : []));
  const cli = emchatMock(["--port", "0", "--host", "0.0.0.0"]);
  const { port } = new URL(await cli.ready());
  await expect.poll(cli.stderr).toContain("everybody who reaches this address");
  await expect.poll(cli.stdout).toContain("inspector:");
  for (const address of addresses) {
    expect(cli.stdout()).toContain(`on the network: http://${address}:${port}/__mock/`);
    expect(cli.stderr()).toContain(`http://${address}:${port}`);
    expect((await fetch(`http://${address}:${port}/__mock/api/v1/info`)).status).toBe(200);
  }
});
