import { describe, expect, test } from "vitest";
import type { MockServer } from "../src/index.ts";
import { control } from "./harness/control-client.ts";
import { listen } from "./harness/event-stream.ts";
import { callUnderWay } from "./harness/raw-socket.ts";
import { askStatus, sendText, serve, TENANT } from "./harness/running-server.ts";

describe("when there are as many sessions as may be", () => {
  const MINUTE = 60_000;
  const serveWith = async (maxSessions: number): Promise<{ server: MockServer; later: (ms: number) => void }> => {
    let now = 1_404_932_199_220;
    const server = await serve({ maxSessions, clock: () => now });
    return {
      server,
      later(ms) {
        now += ms;
      },
    };
  };
  const use = async (server: MockServer, session: string): Promise<Response> =>
    askStatus(server, { "x-mock-session": session });
  const names = async (server: MockServer): Promise<string[]> =>
    (await control(server, "GET", "api/v1/sessions")).body.sessions.map(({ id }: { id: string }) => id).sort();

  test("the one that was unused for longest makes room, and that is told", async () => {
    const { server, later } = await serveWith(4);
    const stream = await listen(server, "?types=session");
    for (const session of ["old", "b", "c"]) {
      await use(server, session);
      later(1_000);
    }
    await use(server, "old");
    later(MINUTE);
    expect((await use(server, "new")).status).toBe(200);
    expect(await names(server)).toEqual(["c", "default", "new", "old"]);
    expect((await stream.next("session")).data).toEqual({ session: "b", reason: "evicted" });
    expect((await control(server, "GET", "api/v1/sessions")).body).toMatchObject({ limit: 4, evicted: 1 });
    expect((await control(server, "GET", "metrics")).text).toContain("emchat_mock_sessions_evicted_total 1\n");
    stream.close();
  });

  test("one that was used within the last minute loses nothing: the new one is refused with the reason", async () => {
    const { server, later } = await serveWith(3);
    await sendText(server, "mine", { headers: { "x-mock-session": "a" } });
    await use(server, "b");
    later(MINUTE - 1);
    const refused = await use(server, "new");
    const { error, error_description } = (await refused.json()) as { error: string; error_description: string };
    expect([refused.status, refused.headers.get("retry-after"), error]).toEqual([503, "5", "service_unavailable"]);
    expect(error_description).toContain("no room for another session: 3 sessions exist");
    const problem = await control(server, "POST", "api/v1/reset", { session: "new" });
    expect([problem.status, problem.body.detail]).toEqual([503, error_description]);
    expect((await control(server, "GET", "api/v1/messages", { session: "a" })).body.total).toBe(1);
  });

  test("one that somebody listens to or waits in is in use, however long ago it was called", async () => {
    const { server, later } = await serveWith(3);
    await use(server, "watched");
    await use(server, "waited");
    const stream = await listen(server, "?session=watched");
    const waiting = await callUnderWay(server, "/__mock/api/v1/wait?query=to:bob&timeout=60000", {
      "x-mock-session": "waited",
    });
    later(10 * MINUTE);
    expect((await use(server, "new")).status).toBe(503);
    await sendText(server, "now", { path: `${TENANT}/users/bob/messages`, headers: { "x-mock-session": "waited" } });
    expect((await waiting.reply).status).toBe(200);
    later(2 * MINUTE);
    expect((await use(server, "new")).status).toBe(200);
    expect(await names(server)).toEqual(["default", "new", "watched"]);
    stream.close();
  });
});
