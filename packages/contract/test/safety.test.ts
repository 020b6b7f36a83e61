import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { runCli, runMain, TOKEN } from "./run-cli.ts";
import { startRightServer } from "./servers/right-server.ts";
import { temporaryFile } from "./temporary.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A right server under an address that the kit takes for one that is not this machine. */
async function elsewhere() {
  const seen: { method: string; path: string; at: number }[] = [];
  const server = await startRightServer({
    instead: (request) => {
      seen.push({ method: request.method ?? "", path: request.url ?? "", at: performance.now() });
      return false;
    },
  });
  closing.push(server.close);
  return { url: server.url.replace("127.0.0.1", "0.0.0.0"), seen };
}

test("elsewhere, without a profile that names recipients, nothing is sent that could deliver or change anything", async () => {
  const { url, seen } = await elsewhere();
  const { code, stdout } = await runCli(["run", "--url", url, "--token", TOKEN, "--rate", "2000", "--cases", "50"]);
  expect(seen.length).toBeGreaterThan(100);
  expect(seen.filter(({ method }) => !["GET", "HEAD", "OPTIONS"].includes(method))).toEqual([]);
  expect(stdout).toMatch(/not run \d+ case\(s\): it could deliver or change something/);
  expect(stdout).toMatch(
    /Incomplete: .*sendMessageToUser, sendMessageToGroup.* operations judged 1 of 3, security 1 of 3/,
  );
  expect(code).toBe(2);
});

test("elsewhere, a server that the profile calls disposable is judged like one on this machine", async () => {
  const { url, seen } = await elsewhere();
  const profile = await temporaryFile("profile-", ".yaml");
  await writeFile(profile, "disposable: true\n");
  const { code, stdout } = await runMain([
    "run",
    "--url",
    url,
    "--token",
    TOKEN,
    "--profile",
    profile,
    "--cases",
    "20",
  ]);
  expect(seen.filter(({ method }) => method === "POST").length).toBeGreaterThan(1000);
  expect(stdout).toContain("The contract is kept. operations judged 3 of 3, security 3 of 3");
  expect(code).toBe(0);
});

test("elsewhere, messages go to the recipients of the profile and to nobody else, however the path is written", async () => {
  const { url, seen } = await elsewhere();
  const profile = await temporaryFile("profile-", ".yaml");
  await writeFile(profile, "recipients: { username: [zw123] }\n");
  const { code, stdout } = await runMain([
    "run",
    "--url",
    url,
    "--token",
    TOKEN,
    "--rate",
    "5000",
    "--profile",
    profile,
    "--cases",
    "20",
  ]);
  const writes = seen.filter(({ method }) => !["GET", "HEAD", "OPTIONS"].includes(method));
  expect(writes.length).toBeGreaterThan(300);
  for (const { path } of writes) expect(path.split("?")[0]).toContain("/users/zw123");
  expect(seen.some(({ path }) => path.includes("/groups/") && path.includes("POST"))).toBe(false);
  expect(stdout).toContain("its username is not among the profile's recipients");
  expect(stdout).toContain("Incomplete");
  expect(code).toBe(2);
});

test("when nothing at all may be sent the run does not end green", async () => {
  const { url, seen } = await elsewhere();
  const { code, stderr } = await runMain([
    "run",
    "--url",
    url,
    "--token",
    TOKEN,
    "--only",
    "sendMessageToGroup/body/*",
  ]);
  expect(stderr).toContain("nothing was run");
  expect(code).toBe(2);
  expect(seen).toEqual([]);
});

test("a budget is kept, and what it leaves out is told", async () => {
  const server = await startRightServer();
  closing.push(server.close);
  const { code, stdout, stderr } = await runMain(["run", "--url", server.url, "--token", TOKEN, "--budget", "120"]);
  expect(stderr).toContain("120 requests");
  expect(server.requests()).toBeLessThanOrEqual(120);
  expect(stdout).toMatch(/not run \d+ case\(s\): the budget of 120 requests is used up/);
  expect(stdout).toMatch(/Incomplete: .*\d+ of \d+ cases were left out.* operations judged 3 of 3, security 3 of 3/);
  expect(code).toBe(2);
});

test("a run that is incomplete ends with 0 for who accepts that, and with 1 when something is broken all the same", async () => {
  const [right, wrong] = [
    await startRightServer(),
    await startRightServer({
      spoil: (draft) => {
        if (draft.status === 401) draft.headers = {};
      },
    }),
  ];
  closing.push(right.close, wrong.close);
  const flags = ["--token", TOKEN, "--budget", "200", "--allow-incomplete"];
  expect((await runMain(["run", "--url", right.url, ...flags])).code).toBe(0);
  expect((await runMain(["run", "--url", wrong.url, ...flags])).code).toBe(1);
});

test("--rate is kept", async () => {
  const { url, seen } = await elsewhere();
  await runMain(["run", "--url", url, "--token", TOKEN, "--rate", "20", "--only", "getUserStatus/auth/*"]);
  const times = seen.map(({ at }) => at);
  expect(times.length).toBeGreaterThan(20);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  // this machine may have been late to look at the first of them
  expect(span).toBeGreaterThan(((times.length - 1) / 20) * 1000 * 0.5);
});

test("Retry-After is obeyed: nothing is sent before it is over, and the refused request is sent again", async () => {
  let limited = 0;
  let early = 0;
  let quietUntil = 0;
  const right = await startRightServer();
  closing.push(right.close);
  let count = 0;
  const front = createServer((request, response) => {
    const now = performance.now();
    count += 1;
    // Requests that were on their way already when the pause was asked for are not held against anybody.
    if (now < quietUntil - 100 && now > quietUntil - 2000) early += 1;
    if (count === 30) {
      limited += 1;
      quietUntil = now + 5000;
      response.writeHead(429, { "Content-Type": "application/json", "Retry-After": "5" });
      response.end(JSON.stringify({ error: "reach_limit", timestamp: Date.now(), duration: 0 }));
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", async () => {
      const body = Buffer.concat(chunks);
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) {
        if (!["host", "connection", "content-length", "transfer-encoding"].includes(name))
          headers.set(name, String(value));
      }
      const reply = await fetch(right.url + request.url, {
        method: request.method ?? "GET",
        headers,
        redirect: "manual",
      });
      response.writeHead(
        reply.status,
        Object.fromEntries(
          [...reply.headers].filter(([name]) => !["connection", "keep-alive", "transfer-encoding"].includes(name)),
        ),
      );
      response.end(body.length > 0 ? undefined : await reply.text());
    });
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const { code, stdout } = await runMain(["run", "--url", url, "--token", TOKEN, "--only", "getUserStatus/path/*"]);
  front.close();
  front.closeAllConnections();
  expect(limited).toBe(1);
  expect(early).toBe(0);
  expect(stdout).toContain("asked 1 time(s) to be left alone");
  expect(code).toBe(0);
});

test("a 429 without Retry-After breaks the contract, though the request succeeds when it is sent again", async () => {
  let count = 0;
  const server = await startRightServer({
    spoil: (draft) => {
      count += 1;
      if (count !== 20) return;
      draft.status = 429;
      draft.body = { error: "reach_limit", timestamp: Date.now(), duration: 0 };
    },
  });
  closing.push(server.close);
  const { code, stdout } = await runMain([
    "run",
    "--url",
    server.url,
    "--token",
    TOKEN,
    "--only",
    "getUserStatus/auth/*",
  ]);
  expect(stdout).toContain("must have the header Retry-After");
  expect(code).toBe(1);
});

test("a server that takes twenty requests a second is judged without blame, and is not asked much more than that", async () => {
  let [second, taken, refused] = [0, 0, 0];
  const server = await startRightServer({
    spoil: (draft) => {
      const now = Math.floor(Date.now() / 1000);
      taken = now === second ? taken + 1 : 1;
      second = now;
      if (taken <= 20) return;
      refused += 1;
      draft.status = 429;
      draft.headers["retry-after"] = "1";
      draft.body = { error: "reach_limit", timestamp: Date.now(), duration: 0 };
    },
  });
  closing.push(server.close);
  const { code, stdout } = await runMain(["run", "--url", server.url, "--token", TOKEN, "--only", "getUserStatus/*"]);
  expect(code, stdout).toBe(0);
  const [, requests = "0"] = /([\d,]+) requests/.exec(stdout) ?? [];
  expect(Number(requests.replaceAll(",", ""))).toBeGreaterThan(200);
  expect(refused).toBeLessThan(Number(requests.replaceAll(",", "")) / 5);
});
