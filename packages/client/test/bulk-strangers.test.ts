import { describe, expect, it } from "vitest";
import type { BulkProgress } from "../src/index.ts";
import { names, targetOf } from "./service/bulk-lists.ts";
import { type LocalService, startService } from "./service/local-service.ts";
import { sent } from "./service/replies.ts";

/** What stands before the service, as it answers: status, body, headers. */
type Stranger = readonly [status: number, body: string, headers?: Readonly<Record<string, string>>];

const QUICK = { retry: { baseDelay: 5, maxDelay: 20 } } as const;
const TARGETS = 90;
const CONCURRENCY = 4;
const OUTAGE_MS = 150;

const REFUSING: Readonly<Record<string, Stranger>> = {
  "nginx without the route": [404, "<html><center><h1>404 Not Found</h1></center><hr><center>nginx</center></html>"],
  "Kong without the route": [404, '{"message":"no Route matched with those values","request_id":"1a2b"}'],
  "Traefik without the route": [404, "404 page not found\n", { "content-type": "text/plain" }],
  "Spring without the route": [
    404,
    '{"timestamp":"2026-11-27T08:00:00Z","status":404,"error":"Not Found","path":"/x"}',
  ],
  "HAProxy, which cannot read the request": [400, "<html><body><h1>400 Bad request</h1></body></html>"],
  "IIS, which does not allow the method": [405, "<h2>405 - HTTP verb used to access this page is not allowed.</h2>"],
  "a load balancer of another host": [421, ""],
  "a gateway whose plan is paid no more": [402, '{"error":{"code":"quota"}}'],
};

const UNSURE: Readonly<Record<string, Stranger>> = {
  "nginx before a service that is away": [502, "<html><h1>502 Bad Gateway</h1></html>"],
  "AWS before a service that is slow": [504, '{"message": "Endpoint request timed out"}'],
  "Cloudflare with an error of its own": [502, '{"title":"Error 502","status":502,"error":"bad_gateway"}'],
  "a network that wants a login": [511, "<html>login</html>"],
  "a redirect to a login": [302, "", { location: "http://login.example/" }],
  "a login page": [200, "<html><script>location='http://login.example/'</script></html>"],
};

/** A service before which a stranger stands for a while, from the twentieth request on. */
async function startBehind([status, body, headers = {}]: Stranger): Promise<LocalService & { stood(): number }> {
  let until = Infinity;
  let stood = 0;
  const service = await startService((_seen, nth, response) => {
    if (nth === 20) until = performance.now() + OUTAGE_MS;
    if (nth < 20 || performance.now() > until) return void response.end(JSON.stringify(sent));
    stood += 1;
    response.writeHead(status, headers).end(body);
  });
  return Object.assign(service, { stood: () => stood });
}

describe("a bulk send, when another answers in the service's place", () => {
  it.each(Object.entries(REFUSING))("(%s) books it as nobody's refusal, and sends to all", async (_, stranger) => {
    const service = await startBehind(stranger);
    const told: BulkProgress[] = [];
    const onProgress = (progress: BulkProgress): void => void told.push(progress);
    const run = service.client(QUICK).users.sendMany(names(TARGETS), "hi", { concurrency: CONCURRENCY, onProgress });
    expect(await run).toMatchObject({ ended: "complete", delivered: TARGETS, rejected: 0, unknown: 0 });
    expect(told.find(({ state }) => state === "paused")?.trouble).toMatchObject({ status: stranger[0] });
    expect(service.stood()).toBeLessThan(TARGETS / 2);
  });

  it.each(Object.entries(UNSURE))("(%s) tries with one target at a time, each once", async (_, stranger) => {
    const service = await startBehind(stranger);
    const run = service.client(QUICK).users.sendMany(names(TARGETS), "hi", { concurrency: CONCURRENCY });
    const { delivered, unknown, ended } = await run;
    expect(ended).toBe("complete");
    expect(delivered + unknown).toBe(TARGETS);
    expect(unknown).toBe(service.stood());
    expect(unknown).toBeLessThan(TARGETS / 2);
    // nobody twice
    expect(service.seen).toHaveLength(TARGETS);
  });

  it("gives up with whoever is left on the list, refused by nobody", async () => {
    const service = await startService((_seen, _nth, response) => void response.writeHead(404).end("<html>"));
    const run = service.client(QUICK).users.sendMany(names(TARGETS), "hi", { giveUpAfter: 300 });
    const summary = await run;
    expect(summary).toMatchObject({ ended: "gaveUp", rejected: 0, notSent: TARGETS, error: { status: 404 } });
    expect(summary.checkpoint.again.length + TARGETS - summary.checkpoint.next).toBe(TARGETS);
  });

  it("takes it for the target's own in the end, while others get through", async () => {
    const service = await startService((seen, _nth, response) =>
      targetOf(seen.path) === "user5"
        ? void response.writeHead(413).end("<html>")
        : void response.end(JSON.stringify(sent)),
    );
    const run = service.client(QUICK).users.sendMany(names(TARGETS), "hi", { concurrency: CONCURRENCY });
    expect(await run).toMatchObject({ ended: "complete", delivered: TARGETS - 1, rejected: 1 });
    expect(run.rejected).toEqual([{ index: 5, target: "user5" }]);
  });
});
