import { startMockServer } from "@emchat/mock-server";

/** Starts the mock server in a test's own process, sends a message, sees it in the emulator, and stops the server. */
export async function use() {
  const server = await startMockServer({ port: 0, log: "silent" });
  try {
    const reply = await fetch(`${server.url}/easemob-demo/chatdemoui/users/zw123/messages`, {
      method: "POST",
      headers: { authorization: "Bearer any", "content-type": "application/json" },
      body: JSON.stringify({ msg: { type: "text", msg: "你好" } }),
    });
    if (reply.status !== 200) throw new Error(`The message was answered ${reply.status}: ${await reply.text()}`);
    const { messages } = await (await fetch(`${server.url}/__mock/api/v1/messages`)).json();
    if (messages[0]?.text !== "你好") throw new Error(`The control API shows ${JSON.stringify(messages)}.`);
  } finally {
    await server.close();
  }
  const gone = await fetch(server.url).then(
    () => false,
    () => true,
  );
  if (!gone) throw new Error("The port is still served.");
  return "started the server in process, sent a message, read it back through the control API, stopped it";
}
