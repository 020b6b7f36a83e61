// @module-tag browser
// Longer than other files: its tests share one browser and one server, which take seconds to start.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { inspectorSuite } from "./harness/inspector-suite.ts";
import { sampleRun } from "./harness/sample-run.ts";
import { TENANT, text } from "./harness/service-caller.ts";

const shell = promisify(execFile);

interface Envelope {
  readonly error?: string;
  readonly data?: readonly { readonly result_code: number; readonly result_content: { readonly result: string } }[];
}

async function envelope(reply: Response): Promise<Envelope> {
  return (await reply.json()) as Envelope;
}

inspectorSuite("the screens", (world) => {
  test("an empty inbox shows a curl line that works as it stands, and the message appears", async () => {
    const { page, visit } = world();
    await visit("/");
    const line = (await page.locator(".empty-state pre").textContent()) ?? "";
    const { stdout } = await shell("sh", ["-c", `${line.replace("curl ", "curl -s ")}`]);
    expect(JSON.parse(stdout)).toMatchObject({ data: [{ result_code: 200 }] });
    await page.getByRole("link", { name: "Hello!" }).waitFor();
  });

  test("the inbox finds by words and by tokens, keeps the search in the address, and says where a query is wrong", async () => {
    const { page, visit, caller } = world();
    await caller.send("zw123", text("one apple"), { from: "alice" });
    await caller.send("bob", text("two pears"), { from: "alice" });
    await caller.send("bob", text("three pears"), { from: "carol" });
    await visit("/");
    await page.getByRole("textbox", { name: "Search" }).fill("to:bob pears from:alice");
    await page.getByRole("link", { name: "two pears" }).waitFor();
    await expect.poll(() => page.locator(".record-row").count()).toBe(1);
    expect(new URL(page.url()).searchParams.get("q")).toBe("to:bob pears from:alice");

    await page.reload();
    await page.getByRole("link", { name: "two pears" }).waitFor();
    await expect.poll(() => page.locator(".record-row").count()).toBe(1);

    await page.getByRole("textbox", { name: "Search" }).fill("form:alice");
    await page.getByText(/form/).last().waitFor();
    await page.getByRole("alert").getByText("from").waitFor();
  });

  test("what is typed while the address takes an earlier search stays as it was typed", async () => {
    const { page, visit } = world();
    await visit("/");
    const search = page.getByRole("textbox", { name: "Search" });
    // the address takes a search within the same turn in which somebody goes on typing
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>(".search-bar input");
      const replaceState = history.replaceState.bind(history);
      history.replaceState = (...given) => {
        replaceState(...given);
        history.replaceState = replaceState;
        if (field === null) return;
        const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
        setValue?.call(field, `${field.value} pears`);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      };
    });
    await search.fill("from:alice");
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("from:alice pears");
    expect(await search.inputValue()).toBe("from:alice pears");
  });

  test("a search that is shown takes in what arrives and leaves out what does not match", async () => {
    const { page, visit, caller } = world();
    await caller.send("zw123", text("early apple"));
    await visit("/?q=apple");
    await page.getByRole("link", { name: "early apple" }).waitFor();
    await caller.send("zw123", text("late pear"));
    await caller.send("zw123", text("late apple"));
    await page.getByRole("link", { name: "late apple" }).waitFor();
    expect(await page.getByText("late pear").count()).toBe(0);
  });

  test("a refused send stands among the messages and leads to each rule it broke", async () => {
    const { page, visit, caller } = world();
    await caller.send("alice", { type: "loc", addr: "nowhere", lat: 123, lng: "east" });
    await visit("/");
    await page.getByRole("link", { name: "nowhere" }).click();
    const tab = page.getByRole("tab", { name: /Contract/ });
    await tab.waitFor();
    expect(await tab.getAttribute("aria-selected")).toBe("true");
    const latitude = page.locator(".violation", { hasText: "/msg/lat" });
    expect(await latitude.locator("code").first().textContent()).toBe("/msg/lat");
    const [expected, got] = await latitude.locator("dd").allInnerTexts();
    expect(expected).toContain("90");
    expect(got).toBe("123");
    await page.locator(".violation", { hasText: "/msg/lng" }).waitFor();
  });

  test("a message opens at its own address with its call, and j leads to the older one", async () => {
    const { page, visit, caller } = world();
    await caller.send("zw123", text("the older one"));
    await caller.send("zw123", text("the newer one"), { ext: { order: 17 } });
    await visit("/");
    await page.getByRole("link", { name: "the newer one" }).click();
    await page.getByRole("heading", { name: /^Message / }).waitFor();
    await page.getByText("ext", { exact: true }).waitFor();
    await page.locator(".request-line").getByText("POST").waitFor();
    await page.keyboard.press("j");
    await page.locator(".detail-bubble").getByText("the older one").waitFor();

    const address = page.url();
    const other = await world().newPage();
    await other.goto(address);
    await other.locator(".detail-bubble").getByText("the older one").waitFor();
  });

  test("a copied curl line, run in a shell, gives the same reply, and no token is on the page", async () => {
    const { page, visit, caller, control } = world();
    const headers = { authorization: "Bearer YWMt-not-to-be-seen" };
    const reply = await caller.send("alice", text(`it's "here" $HOME`), { from: "bob", headers });
    const first = (await reply.json()) as Record<string, unknown>;
    await visit("/messages/latest");
    await page.getByRole("button", { name: "Copy: Copy as curl" }).click();
    const line = await page.evaluate(() => navigator.clipboard.readText());
    const { stdout } = await shell("sh", ["-c", line.replace("curl ", "curl -s ")], {
      env: { ...process.env, EMCHAT_TOKEN: "any" },
    });
    const again = JSON.parse(stdout) as Record<string, unknown>;
    expect({ ...again, timestamp: 0, duration: 0 }).toEqual({ ...first, timestamp: 0, duration: 0 });
    expect(await (await control("GET", "/messages/latest")).json()).toMatchObject({
      from: "bob",
      text: `it's "here" $HOME`,
    });

    for (const snippet of ["fetch", "@emchat/client", "vitest"]) {
      await page.getByRole("tab", { name: snippet }).click();
      await page.getByText("process.env.EMCHAT_TOKEN").waitFor();
      expect(await page.content()).not.toContain("not-to-be-seen");
    }
  });

  test("conversations draw every type of message, by user and by group", async () => {
    const { page, visit, mock } = world();
    await sampleRun(mock.url);
    await visit("/conversations");
    await page.getByRole("link", { name: /alice/ }).first().click();
    const log = page.getByRole("log");
    for (const part of [
      "你好，您的订单 20140708-17 已经付款成功。",
      "parcel.jpg",
      "960 × 720",
      "at-the-door.amr",
      "0:10",
      "西城区西便门桥",
      "39.9053, 116.36302",
      "order/shipped",
      "sf-express",
      "unboxing.mp4",
      "2:00",
    ]) {
      await log.getByText(part, { exact: false }).first().waitFor();
    }
    await visit("/conversations/user/zw123");
    await log.getByText("refresh-orders").waitFor();
    await visit("/conversations/group/1402541206787");
    await log.getByText("release-plan.pdf").waitFor();
    expect(await log.locator("article").count()).toBe(4);
  });

  test("a name with dots has an address of its own", async () => {
    const { page, visit, caller } = world();
    await caller.send("alice.smith", text("dotted"));
    await visit("/conversations/user/alice.smith");
    await page.getByRole("log").getByText("dotted").waitFor();
  });

  test("a conversation grows while it is open", async () => {
    const { page, visit, caller } = world();
    await caller.send("alice", text("first"));
    await visit("/conversations/user/alice");
    await page.getByRole("log").getByText("first").waitFor();
    await caller.send("alice", text("second"), { from: "bob" });
    await page.getByRole("log").getByText("second").waitFor();
  });

  test("a presence switch changes what GET answers", async () => {
    const { page, visit, caller } = world();
    expect((await envelope(await caller.status("alice"))).data?.[0]?.result_content.result).toBe("offline");
    await visit("/presence");
    const toggle = page.getByRole("switch", { name: "alice is online" });
    await toggle.waitFor();
    expect(await toggle.isChecked()).toBe(false);
    await page.locator(".user-tile .switch").click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>(".user-tile input")?.checked === true);
    await expect
      .poll(async () => (await envelope(await caller.status("alice"))).data?.[0]?.result_content.result)
      .toBe("online");

    await page.getByRole("button", { name: "All offline" }).click();
    await expect
      .poll(async () => (await envelope(await caller.status("alice"))).data?.[0]?.result_content.result)
      .toBe("offline");
  });

  test("users and groups can be added and forgotten", async () => {
    const { page, visit, control } = world();
    await visit("/presence");
    await page.getByLabel("Add a user").fill("dora");
    await page.getByLabel("Add a user").press("Enter");
    await page.getByRole("switch", { name: "dora is online" }).waitFor();
    await page.getByLabel("Add a group, or set its members").fill("g1");
    await page.getByLabel("Members", { exact: true }).fill("dora, alice");
    await page.getByLabel("Members", { exact: true }).press("Enter");
    await page.getByText("alice, dora").or(page.getByText("dora, alice")).waitFor();
    const group = (await (await control("GET", `/apps${TENANT}/groups/g1`)).json()) as { members: string[] };
    expect(group.members.toSorted()).toEqual(["alice", "dora"]);
    await page.getByRole("button", { name: "Forget dora" }).click();
    await page.getByRole("switch", { name: "dora is online" }).waitFor({ state: "detached" });
  });

  test("a fault that is set on the page makes the next call fail and the bar appear on every screen", async () => {
    const { page, visit, caller } = world();
    await visit("/faults");
    await page.getByRole("button", { name: "Set the fault" }).click();
    await page.getByText("A fault is active.").waitFor();
    await visit("/");
    await page.getByText("A fault is active.").waitFor();
    const failed = await caller.send("zw123", text("unlucky"));
    expect(failed.status).toBe(503);
    expect((await caller.send("zw123", text("lucky"))).status).toBe(200);
    await page.getByText("A fault is active.").waitFor({ state: "detached" });
    await page.getByText("503").first().waitFor();

    await visit("/faults");
    await page.getByRole("button", { name: /Token expired/ }).click();
    await page.getByText("A fault is active.").waitFor();
    expect(await envelope(await caller.status("alice"))).toMatchObject({ error: "expired_token" });
    await page.getByRole("button", { name: "Stop all" }).click();
    await page.getByText("A fault is active.").waitFor({ state: "detached" });
    expect((await caller.status("alice")).status).toBe(200);
  });

  test("a fault of one's own strikes the operation, the target and the share that were chosen", async () => {
    const { page, visit, control, caller } = world();
    await visit("/faults");
    await page.getByLabel("What happens").selectOption("result");
    await page.getByLabel("result_code").fill("403");
    await page.getByRole("checkbox", { name: "sendMessageToUser" }).check();
    await page.getByLabel("Only for this user or group").fill("bob");
    await page.getByLabel("How often").selectOption("always");
    await page.getByRole("button", { name: "Set the fault" }).click();
    await page.getByText("A fault is active.").waitFor();
    const listed = (await (await control("GET", "/faults")).json()) as { faults: unknown[] };
    expect(listed.faults).toMatchObject([
      { effect: { kind: "result", code: 403 }, match: { operations: ["sendMessageToUser"], target: "bob" } },
    ]);
    expect((await envelope(await caller.send("bob", text("x")))).data?.[0]?.result_code).toBe(403);
    expect((await envelope(await caller.send("alice", text("x")))).data?.[0]?.result_code).toBe(200);
  });

  test("traffic shows refused, unmatched and answered calls, and its filters narrow them", async () => {
    const { page, visit, caller, mock } = world();
    await caller.status("alice");
    await fetch(`${mock.url}${TENANT}/users/alice/status`);
    await fetch(`${mock.url}${TENANT}/users/alice/nothing`);
    await visit("/traffic");
    await page.getByText("getUserStatus").first().waitFor();
    await expect.poll(() => page.locator(".record-row").count()).toBe(3);
    await page.getByRole("button", { name: "Refused" }).click();
    await expect.poll(() => page.locator(".record-row").count()).toBe(2);
    await page.getByRole("link", { name: `${TENANT}/users/alice/nothing` }).click();
    await page.getByText("The nearest operation is").waitFor();
  });

  test("coverage counts what was exercised, and its report can be saved", async () => {
    const { page, visit, caller } = world();
    await caller.status("alice");
    await caller.send("zw123", text("x"));
    await visit("/coverage");
    const row = page.getByRole("row", { name: /getUserStatus/ });
    await row.waitFor();
    expect(await row.locator("td").first().textContent()).toBe("1");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "JUnit" }).click();
    expect((await download).suggestedFilename()).toBe("coverage.xml");
  });

  test("compose sends what its form shows, and tells what was refused", async () => {
    const { page, visit, control } = world();
    await visit("/compose?kind=user&to=alice");
    await page.getByLabel("From").fill("support");
    await page.getByLabel("Text", { exact: true }).fill("你好，alice");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("region", { name: "Reply" }).getByText("200", { exact: true }).first().waitFor();
    const latest = (await (await control("GET", "/messages/latest")).json()) as unknown;
    expect(latest).toMatchObject({
      from: "support",
      to: { kind: "user", name: "alice" },
      message: { type: "txt", msg: "你好，alice" },
    });

    await page.getByLabel("Type").selectOption("loc");
    await page.getByLabel("Latitude").fill("123");
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator(".compose-violation", { hasText: "/msg/lat" }).waitFor();
    await page.getByRole("link", { name: "See the call" }).click();
    await page.getByRole("heading", { name: /^Call / }).waitFor();
    await page.getByRole("link", { name: "Edit and send again" }).click();
    await expect.poll(() => page.getByLabel("Latitude").inputValue()).toBe("123");
  });

  test("every type of message that compose offers is accepted as it stands", async () => {
    const { page, visit, control } = world();
    await visit("/compose?kind=group&to=g1");
    await page.getByLabel("Text", { exact: true }).fill("x");
    for (const type of ["txt", "img", "audio", "loc", "video", "file", "cmd", "custom"]) {
      await page.getByLabel("Type").selectOption(type);
      if (type === "txt") await page.getByLabel("Text", { exact: true }).fill("x");
      await page.getByRole("button", { name: "Send" }).click();
      await expect
        .poll(async () => ((await (await control("GET", "/messages/latest")).json()) as { type?: string }).type)
        .toBe(type);
    }
  });

  test("the API screen shows the contract that is served, and its form calls it", async () => {
    const { page, visit } = world();
    await visit("/api");
    const operation = page.getByRole("region", { name: "getUserStatus" });
    await operation.getByText("/{org}/{app}/users/{username}/status").waitFor();
    await operation.getByRole("button", { name: "Call" }).click();
    const reply = operation.getByRole("region", { name: "Reply" });
    await reply.getByText('"target_name": "zw123"').waitFor();
    const send = page.getByRole("region", { name: "sendMessageToUser" });
    await send.getByLabel("Example").selectOption("loc");
    await send.getByRole("button", { name: "Call" }).click();
    await send.getByRole("region", { name: "Reply" }).getByText('"result": "ok"').waitFor();
  });

  test("a session that is chosen shows its own records and sends into itself", async () => {
    const { page, visit, caller, control } = world();
    // another one in each try: what a failed one left does not matter
    const session = `ci-${crypto.randomUUID().slice(0, 8)}`;
    await caller.send("zw123", text("for everybody"));
    await caller.send("zw123", text("only for seven"), { session });
    await visit("/");
    await page.getByRole("link", { name: "for everybody" }).waitFor();
    expect(await page.getByText("only for seven").count()).toBe(0);
    await page.getByLabel("Session").selectOption(session);
    await page.getByRole("link", { name: "only for seven" }).waitFor();
    expect(new URL(page.url()).searchParams.get("session")).toBe(session);
    expect(await page.getByText("for everybody").count()).toBe(0);
    await caller.send("bob", text("live in seven"), { session });
    await page.getByRole("link", { name: "live in seven" }).click();
    await page.getByRole("heading", { name: /^Message / }).waitFor();
    await page.locator("code", { hasText: `x-mock-session: ${session}` }).waitFor();
    await control("DELETE", `/sessions/${session}`);
  });

  test("language and theme are chosen on the page and kept", async () => {
    const { page, visit } = world();
    await visit("/");
    await page.getByLabel("Theme").selectOption("dark");
    await page.getByLabel("Language").selectOption("zh");
    await page.getByRole("heading", { name: "收件箱" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "收件箱" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-Hans");
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(ground).toBe("rgb(13, 16, 21)");
    await page.getByLabel("语言").selectOption("en");
    await page.getByLabel("Theme").selectOption("system");
    await page.getByRole("heading", { name: "Inbox" }).waitFor();
  });
});
