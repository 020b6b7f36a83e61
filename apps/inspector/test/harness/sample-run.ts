import { createCaller, type SendOptions, TENANT, text } from "./service-caller.ts";

const FILES = "https://a1.easemob.com/easemob-demo/chatdemoui/chatfiles/";
const ORDER = { order: "20140708-17", tags: ["vip"], urgent: true };

type Sample = readonly [target: string, message: unknown, options?: SendOptions];

/** A shop's day: orders, a delivery, a team that plans, and every type of message. */
const SAMPLES: readonly Sample[] = [
  ["zw123", text("Welcome! Your account is ready."), { from: "support" }],
  ["alice", text("你好，您的订单 20140708-17 已经付款成功。"), { from: "shop", ext: ORDER }],
  ["1402541206787", text("Stand-up in ten minutes, everybody."), { group: true, from: "bob" }],
  ["support", text("Can I still change the delivery address?"), { from: "alice" }],
  ["alice", text("Of course. Which address should it be?"), { from: "support" }],
  ["support", { type: "loc", addr: "西城区西便门桥", lat: 39.9053, lng: 116.36302 }, { from: "alice" }],
  [
    "alice",
    { type: "custom", customEvent: "order/shipped", customExts: { order: "20140708-17", carrier: "sf-express" } },
    { from: "shop" },
  ],
  [
    "alice",
    {
      type: "img",
      url: `${FILES}55f12940-64af-11e4-8a5b-ff2336f03252`,
      filename: "parcel.jpg",
      size: { width: 960, height: 720 },
      file_length: 155164,
    },
    { from: "courier" },
  ],
  [
    "alice",
    { type: "audio", url: `${FILES}1dfc7f50-55c6-11e4-8a07-7d75b8fb3d42`, filename: "at-the-door.amr", length: 10 },
    { from: "courier" },
  ],
  ["1402541206787", text("大家好，发布推迟到三点。"), { group: true, from: "carol" }],
  [
    "1402541206787",
    {
      type: "file",
      url: `${FILES}5fd2b8b0-64b0-11e4-92f2-b5b4b0f1f3d2`,
      filename: "release-plan.pdf",
      file_length: 40210,
    },
    { group: true, from: "carol" },
  ],
  ["1402541206787", text("Fine with me."), { group: true, from: "alice" }],
  ["zw123", { type: "cmd", action: "refresh-orders" }],
  [
    "alice",
    {
      type: "video",
      url: `${FILES}671dfe30-7f69-11e4-ba67-8fef0d502f46`,
      filename: "unboxing.mp4",
      length: 120,
      file_length: 5810300,
    },
    { from: "zw123" },
  ],
  ["bob", text("Could you look at the pull request when you have a minute?"), { from: "carol" }],
  ["carol", text("On it."), { from: "bob" }],
  ["alice", text("The parcel is at your door. Thank you for your order!"), { from: "shop", ext: ORDER }],
  ["support", text("谢谢，已经收到了！"), { from: "alice" }],
];

/** Fills a mock with a run that looks like one: messages of every type, presence, groups, refused and lost calls. */
export async function sampleRun(url: string): Promise<void> {
  const caller = createCaller(url);
  const put = async (path: string, body: unknown): Promise<void> => {
    const reply = await fetch(`${url}/__mock/api/v1/apps${TENANT}${path}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`PUT ${path} answered ${reply.status}: ${await reply.text()}`);
  };
  for (const [name, status] of [
    ["alice", "online"],
    ["bob", "offline"],
    ["carol", "online"],
    ["courier", "online"],
    ["shop", "online"],
    ["support", "online"],
    ["zw123", "offline"],
  ] as const) {
    await put(`/users/${name}`, { status });
  }
  await put("/groups/1402541206787", { members: ["alice", "bob", "carol"] });
  for (const [target, message, options] of SAMPLES.slice(0, 9)) await caller.send(target, message, options);
  await caller.status("alice");
  await caller.status("zw123");
  await caller.post(`${TENANT}/users/zw123/messages`, '{"mgs":{"type":"text","msg":"hello"}}');
  for (const [target, message, options] of SAMPLES.slice(9, 14)) await caller.send(target, message, options);
  await caller.send("alice", { type: "img", url: "ftp://files.example/parcel.jpg" }, { from: "courier" });
  await fetch(`${url}${TENANT}/users/alice/status`);
  await fetch(`${url}${TENANT}/users/alice/message`, { method: "POST", headers: { authorization: "Bearer any" } });
  for (const [target, message, options] of SAMPLES.slice(14)) await caller.send(target, message, options);
  await caller.status("alice");
}
