import { createEmulator, createEmulatorFetch } from "@emchat/emulator";

/** Uses the chat service in memory as the `fetch` of a unit test. */
export async function use() {
  const emulator = createEmulator({ seed: 1 });
  emulator.users.put("easemob-demo", "chatdemoui", "zw123", { status: "online" });
  const fetch = createEmulatorFetch(emulator);
  const user = "https://a1.easemob.com/easemob-demo/chatdemoui/users/zw123";
  const headers = { authorization: "Bearer any", "content-type": "application/json" };

  const body = JSON.stringify({ msg: { type: "text", msg: "你好" } });
  const sent = await fetch(`${user}/messages`, { method: "POST", headers, body });
  if (sent.status !== 200) throw new Error(`The message was answered ${sent.status}.`);
  const kept = emulator.messages.latest()?.message;
  if (kept?.msg !== "你好") throw new Error(`The emulator keeps ${JSON.stringify(kept)}.`);

  const { data } = await (await fetch(`${user}/status`, { headers })).json();
  if (data[0].result_content.result !== "online") throw new Error(`The presence is ${JSON.stringify(data)}.`);
  const refused = await fetch(`${user}/status`);
  if (refused.status !== 401) throw new Error(`A call without a token was answered ${refused.status}.`);
  return "sent a message to the emulator's fetch, read it back, asked for presence, was refused without a token";
}
