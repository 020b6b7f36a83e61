// @module-tag process
import { once } from "node:events";
import { mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCampaign, type Surroundings, startCampaign, TOKEN } from "./harness/campaign-process.ts";
import { type ChatService, type Fate, startChatService } from "./harness/chat-service.ts";

const folder = mkdtempSync(join(tmpdir(), "campaign-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let service: ChatService;
let surroundings: Surroundings;
let fate: (name: string, nth: number) => Fate;
let count = 0;
beforeEach(async () => {
  fate = () => undefined;
  service = await startChatService((name, nth) => fate(name, nth));
  surroundings = { store: join(folder, `${++count}.db`), baseUrl: service.url };
});
afterEach(() => service.close());

function list(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("emchat-campaign run", () => {
  it("sends a whole list, shows plain lines on a pipe, and exits 0", async () => {
    const targets = list("people.csv", "username,first\namy,Amy\nbob,Bob\nAMY,Amy\n");
    const { code, stdout, stderr } = await runCampaign(["run", targets, "--message", "hello {{first}}"], surroundings);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("people: created, 2 targets");
    expect(stdout).toContain("line 4: amy");
    expect(stdout).toContain("people: finished, 2 of 2 (100 %), 2 delivered");
    expect(stdout).not.toContain("\x1b");
    expect([...service.inbox.keys()].sort()).toEqual(["amy", "bob"]);
  });

  it("exits 3 where somebody needs a person, and report lists who", async () => {
    fate = (name) => (name === "bob" ? "cut" : undefined);
    const targets = list("three.txt", "amy\nbob\ncat\n");
    const { code, stderr } = await runCampaign(["run", targets, "--message", "hi"], surroundings);
    expect(code).toBe(3);
    expect(stderr).toContain("1 target unknown");
    const report = await runCampaign(["report", "three", "--state", "unknown"], surroundings);
    expect(report.stdout.split("\n")[1]).toMatch(/^bob,unknown,/);
    const left = await runCampaign(
      ["decide", "three", "--state", "unknown", "--do", "leave", "--by", "eve"],
      surroundings,
    );
    expect(left.stdout).toContain("1 unknown target left as before");
  });

  it("says when the service is away and when it answers again, and that nothing moves meanwhile", async () => {
    fate = (_, nth) => (nth === 0 ? 503 : undefined);
    const { code, stderr } = await runCampaign(["run", list("one.txt", "amy\n"), "--message", "hi"], surroundings);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^the service is away, waiting: \w+\nthe service answers again\n$/);
    expect(service.inbox.get("amy")).toBe(1);
  });

  it("goes on to the end when nobody reads what it shows any more", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `u${index}`);
    const args = ["run", list("unread.txt", names.join("\n")), "--message", "hi", "--rate", "20/s"];
    const child = startCampaign(args, surroundings);
    child.stdout?.once("data", () => child.stdout?.destroy());
    child.stderr?.destroy();
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    expect([...service.inbox.keys()].sort()).toEqual(names.sort());
  });

  it("stops at a SIGTERM without losing anybody, and the same command goes on", async () => {
    const names = Array.from({ length: 100 }, (_, index) => `u${index}`);
    const args = ["run", list("many.txt", names.join("\n")), "--message", "hi", "--rate", "20/s"];
    const first = startCampaign(args, surroundings);
    first.stdout?.resume();
    first.stderr?.resume();
    await expect.poll(() => service.inbox.size, { timeout: 30_000 }).toBeGreaterThan(3);
    first.kill("SIGTERM");
    const [code] = await once(first, "exit");
    expect(code).toBe(1);
    expect(service.inbox.size).toBeLessThan(100);
    const second = await runCampaign(args, surroundings);
    expect(second.code).toBe(0);
    expect(service.inbox.size).toBe(100);
    expect([...service.inbox.values()].every((times) => times === 1)).toBe(true);
  });
});

describe("emchat-campaign status", () => {
  it("gives JSON for programs, and pause, resume, cancel and purge are seen in it", async () => {
    const targets = list("few.txt", "amy\nbob\n");
    await runCampaign(["create", "few", targets, "--message", "hi"], surroundings);
    const state = async (): Promise<string> =>
      JSON.parse((await runCampaign(["status", "few", "--json"], surroundings)).stdout).state;
    await runCampaign(["pause", "few", "--by", "amy"], surroundings);
    expect(await state()).toBe("paused");
    await runCampaign(["resume", "few"], surroundings);
    expect(await state()).toBe("running");
    await runCampaign(["cancel", "few"], surroundings);
    expect(await state()).toBe("cancelled");
    await runCampaign(["purge", "few"], surroundings);
    expect((await runCampaign(["status"], surroundings)).stdout).toContain("no campaign");
  });

  it("ends quietly when its reader has enough, and says so when the disk is full", async () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `user${index}`);
    await runCampaign(["create", "many", list("many.csv", names.join("\n")), "--message", "hi"], surroundings);
    const read = startCampaign(["report", "many"], surroundings);
    read.stdout?.once("data", () => read.stdout?.destroy());
    expect([(await once(read, "exit"))[0], await text(read.stderr as Readable)]).toEqual([0, ""]);
    const watched = startCampaign(["status", "many", "--watch"], surroundings);
    watched.stdout?.once("data", () => watched.stdout?.destroy());
    expect((await once(watched, "exit"))[0]).toBe(0);
    const full = startCampaign(["report", "many"], surroundings, openSync("/dev/full", "w"));
    const [said, [code]] = await Promise.all([text(full.stderr as Readable), once(full, "exit")]);
    expect(said).toContain("ENOSPC");
    expect(code).toBe(1);
  });

  it("serves a page, its data and metrics, to its own address only", async () => {
    await runCampaign(["create", "few", list("few.txt", "amy\n"), "--message", "hi"], surroundings);
    const child = startCampaign(["status", "--serve", "127.0.0.1:0"], surroundings);
    let said = "";
    child.stdout?.on("data", (piece) => {
      said += piece;
    });
    await expect.poll(() => /http:\S+/.exec(said)?.[0], { timeout: 30_000 }).toBeDefined();
    const url = /http:\S+/.exec(said)?.[0] ?? "";
    const page = await fetch(url);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain("emchat-campaign");
    expect(await (await fetch(`${url}metrics`)).text()).toContain(
      'emchat_campaign_targets{campaign="few",state="planned"} 1',
    );
    expect(await (await fetch(`${url}campaigns.json`)).json()).toMatchObject([{ name: "few", total: 1 }]);
    expect((await fetch(`${url}campaigns/nobody.json`)).status).toBe(404);
    child.kill("SIGTERM");
    expect((await once(child, "exit"))[0]).toBe(0);
  });
});

describe("emchat-campaign create", () => {
  it("takes a message file with a byte order mark", async () => {
    const message = list("marked.json", '\uFEFF{"type":"txt","msg":"hi"}');
    const targets = list("marked.csv", "username\namy\n");
    const { code, stdout } = await runCampaign(["create", "marked", targets, "--message-file", message], surroundings);
    expect(stdout).toContain("1 target");
    expect(code).toBe(0);
  });
});

describe("emchat-campaign refuses, says why, exits 2 and shows no token", () => {
  it.each([
    ["an unknown command", ["snd"], /no command "snd"/],
    ["an unknown option", ["status", "--jsn"], /--jsn/],
    ["too many arguments", ["pause", "a", "b"], /takes NAME/],
    ["a message that is missing", ["create", "c", "x.csv"], /--message TEXT or --message-file/],
    ["a rate that is none", ["create", "c", "x.csv", "--message", "m", "--rate", "fast"], /100\/s/],
    [
      "a time without an offset",
      ["create", "c", "x.csv", "--message", "m", "--start-at", "2026-11-28 09:00"],
      /offset/,
    ],
    [
      "a day that its month does not have",
      ["create", "c", "x.csv", "--message", "m", "--start-at", "2026-02-30T09:00:00+08:00"],
      /offset/,
    ],
    [
      "a time that each machine may read in its own way",
      ["create", "c", "x.csv", "--message", "m", "--start-at", "28 Nov 2026 09:00 Z"],
      /offset/,
    ],
    [
      "hours with a third time",
      ["create", "c", "x.csv", "--message", "m", "--hours", "09:00-21:00-22:00", "--zone", "Asia/Shanghai"],
      /--hours must be such as 09:00-21:00/,
    ],
    ["a store without a name", ["status", "--store", ""], /has no name/],
    [
      "a store that is forgotten with the command",
      ["create", "c", "x.csv", "--message", "m", "--store", ":memory:"],
      /:memory:/,
    ],
    ["a message file that is not there", ["create", "c", "x.csv", "--message-file", "/nowhere.json"], /nowhere\.json/],
    ["a campaign that is not there", ["pause", "nobody"], /no campaign "nobody"/],
    ["an application that is none", ["work", "--app-key", "easemob"], /ORG#APP/],
    ["an address that is none", ["work", "--base-url", "nonsense"], /`baseUrl`/],
    ["a token that is empty", ["work", "--token", ""], /a token is missing/],
    ["a token that cannot be one", ["work", "--token", "two words"], /`token`/],
    ["a store of another kind", ["status", "--store", `mysql://shop:${TOKEN}@db.example/x`], /not mysql:\/\/…/],
    ["a state that is none", ["report", "c", "--state", "lost"], /planned, started/],
  ])("%s", async (_, args, reason) => {
    const { code, stdout, stderr } = await runCampaign(args, surroundings);
    expect(stderr).toMatch(reason);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain(TOKEN.slice(0, 12));
  });
});
