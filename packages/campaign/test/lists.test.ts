import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Campaigns,
  createCampaigns,
  type PlannedCampaign,
  sqlite,
  storeAt,
  type TargetReport,
} from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "campaign-lists-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let campaigns: Campaigns;
let count = 0;
beforeEach(async () => {
  campaigns = await createCampaigns({
    client: { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" },
    store: sqlite(join(folder, `${++count}.db`)),
  });
});
afterEach(() => campaigns.close());

function file(name: string, content: string | Uint8Array): { file: string } {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { file: path };
}

async function namesOf(campaign: string): Promise<string[]> {
  const rows: TargetReport[] = [];
  for await (const row of campaigns.report(campaign)) rows.push(row);
  return rows.map(({ target }) => target);
}

const create = (targets: { file: string; column?: string }, more: object = {}): Promise<PlannedCampaign> =>
  campaigns.create("c", { targets, message: "hi", ...more });

describe("a list is read", () => {
  it.each([
    [
      "a CSV with quotes, CRLF and a byte order mark",
      "t.csv",
      '\uFEFFusername,city\r\n"amy","Xi, an"\r\nbob,x\r\n',
      ["amy", "bob"],
    ],
    ["a CSV of one column, whatever its name", "t.csv", "who\namy\nbob\n", ["amy", "bob"]],
    ["a name on each line, empty ones left out", "t.txt", "amy\r\n\n  bob  \n", ["amy", "bob"]],
    ["a CSV with columns that have no name", "t.csv", "username,city,,\namy,x,,\nbob,y,,\n", ["amy", "bob"]],
    ["JSON texts and objects on lines", "t.ndjson", '"amy"\n{"username":"bob","age":3}\n', ["amy", "bob"]],
    ["no line feed at the end", "t.txt", "amy\nbob", ["amy", "bob"]],
  ])("from %s", async (_, name, content, wanted) => {
    await create(file(name, content));
    expect(await namesOf("c")).toEqual(wanted);
  });

  it("from a column that is named", async () => {
    await create({ ...file("t.csv", "id,login\n1,amy\n2,bob\n"), column: "login" });
    expect(await namesOf("c")).toEqual(["amy", "bob"]);
  });

  it("without the lines that are no targets, where one says so, and lists them by number", async () => {
    const planned = await create(file("t.txt", "amy\na/b\nbob\n中文\n"), { skipInvalid: true });
    expect(planned).toMatchObject({ targets: 2, invalid: 2 });
    expect(planned.invalidLines.map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe("a list is refused, and nothing is created", () => {
  it.each([
    ["UTF-16", "t.txt", Buffer.from("\uFEFFamy\n", "utf16le"), /UTF-16.*UTF-8/],
    ["UTF-16 in a CSV", "t.csv", Buffer.from("\uFEFFusername,x\namy,1\n", "utf16le"), /UTF-16.*UTF-8/],
    ["bytes that are no UTF-8", "t.txt", Buffer.from([0x61, 0xff, 0x0a]), /not UTF-8 \(line 1\)/],
    [
      "GBK after names in UTF-8",
      "t.csv",
      Buffer.from("username,city\namy,北京\nbob,\xb1\xb1", "latin1"),
      /not UTF-8 \(line 2\)/,
    ],
    ["a letter that is cut off", "t.txt", Buffer.from("amy\nbob\n北").subarray(0, -1), /not UTF-8 \(line 3\)/],
    ["a line that is no name, by its number", "t.txt", "amy\na/b\n", /line 2: username must be/],
    ["a line of controls", "t.txt", "amy\nb\u0000b\n", /line 2/],
    ["a name that is too long", "t.txt", `${"x".repeat(65)}\n`, /line 1/],
    ["a CSV without the column", "t.csv", "id,login\n1,amy\n", /no column "username", but "id", "login"/],
    ["a CSV row that is short", "t.csv", "username,city\namy\n", /line 2: has another number of columns/],
    ["a CSV with two columns of names", "t.csv", "username,username\namy,bob\n", /the column "username" twice/],
    ["a CSV with two columns of one name", "t.csv", "username,city,city\namy,x,y\n", /the column "city" twice/],
    ["an unfinished quote", "t.csv", 'username,city\n"amy,x\n', /no CSV/],
    ["a line that is no JSON", "t.ndjson", '"amy"\n{oops\n', /line 2: is no JSON/],
    ["nothing at all", "t.txt", "\n\n", /no target/],
  ])("for %s", async (_, name, content, reason) => {
    await expect(create(file(name, content))).rejects.toThrow(reason);
    expect(await campaigns.list()).toEqual([]);
  });

  it("for a file that is not there", async () => {
    await expect(create({ file: join(folder, "nowhere.csv") })).rejects.toThrow(/cannot read the list .*nowhere\.csv/);
  });
});

describe("a message is refused before anything is stored", () => {
  const targets = ["amy"];
  it.each([
    ["that is empty", { message: "" }, /cannot be sent/],
    ["of an unknown type", { message: { msg: { type: "txet", msg: "x" } } as never }, /cannot be sent.*txet|type/],
    ["with an unknown key", { message: { mgs: { type: "txt", msg: "x" } } as never }, /cannot be sent/],
    [
      "that is too large",
      { message: { msg: { type: "txt" as const, msg: "x" }, ext: { big: "x".repeat(60_000) } } },
      /51200/,
    ],
    ["with a placeholder that is not closed", { message: "hello {{first" }, /"\{\{first" begins a placeholder/],
    [
      "with a placeholder of two words, deep in it",
      { message: { msg: { type: "txt" as const, msg: "x" }, ext: { to: [{ name: "{{first name}}" }] } } },
      /"\{\{first name\}\}" begins a placeholder/,
    ],
    [
      "with a placeholder that a target does not fill",
      { message: "hello {{first}}" },
      /line 1: has nothing for the message's \{\{first\}\}/,
    ],
  ])("%s", async (_, plan, reason) => {
    await expect(campaigns.create("c", { targets, ...plan })).rejects.toThrow(reason);
    expect(await campaigns.list()).toEqual([]);
  });
});

describe("a plan is refused", () => {
  it.each([
    ["a name with a slash", "a/b", {}, /is no name of a campaign/],
    ["a weight of nothing", "c", { weight: 0 }, /weight/],
    ["hours that are no time", "c", { hours: { from: "9", to: "21:00", zone: "Asia/Shanghai" } }, /HH:MM/],
    ["hours that are empty", "c", { hours: { from: "09:00", to: "09:00", zone: "Asia/Shanghai" } }, /no time at all/],
    ["a zone that is none", "c", { hours: { from: "09:00", to: "21:00", zone: "Mars/Olympus" } }, /no time zone/],
    ["a start that is no date", "c", { startAt: new Date(Number.NaN) }, /startAt/],
    ["a rate of nothing", "c", { rate: { requests: 0, perMs: 1000 } }, /rate/],
  ])("for %s", async (_, name, plan, reason) => {
    await expect(campaigns.create(name, { targets: ["amy"], message: "hi", ...plan })).rejects.toThrow(reason);
  });
});

describe("a store is refused", () => {
  const client = { org: "easemob-demo", app: "chatdemoui", token: "YWMt-sample" };
  it("whose folder is not there", async () => {
    await expect(createCampaigns({ client, store: sqlite(join(folder, "no", "such", "x.db")) })).rejects.toThrow(
      /cannot open the store/,
    );
  });
  it("without a name, which SQLite would forget with the process", async () => {
    await expect(createCampaigns({ client, store: sqlite("") })).rejects.toThrow(/has no name/);
  });
  it("that is no database", async () => {
    const { file: path } = file("text.db", "this is a text, and no database at all, whatever its name says".repeat(20));
    await expect(createCampaigns({ client, store: sqlite(path) })).rejects.toThrow(/cannot (open|be used)/);
  });
  it("that is another kind of database, without its password", () => {
    expect(() => storeAt("mysql://shop:pa55word@db.example/chat")).toThrow(/not mysql:\/\/…$/);
  });
  it("that a later release has written", async () => {
    const path = join(folder, "later.db");
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(path);
    database.exec(
      "create table emchat_campaign_version (version integer not null); insert into emchat_campaign_version values (99)",
    );
    database.close();
    await expect(createCampaigns({ client, store: sqlite(path) })).rejects.toThrow(/version 99/);
  });
});
