import { createClient, EmchatError } from "@emchat/client";

/** Sends a message, reads it back through the control API of the mock, asks for presence, and is told no once. */
export async function use({ baseUrl, app, options = {}, readBack = latestMessage }) {
  const client = createClient({ org: "consumers", app, token: "any", baseUrl, ...options });
  const words = `hello from ${app}, 你好`;
  await client.users.sendMessage("zw123", { type: "text", msg: words });

  const message = await readBack(baseUrl, words);
  equal(message.text, words, "the text that the mock keeps");
  equal(message.to.name, "zw123", "whom the message is for");

  const { status } = await client.users.getStatus("zw123");
  equal(status, "offline", "the presence of a user whom nobody has seen");

  const refused = await client.safe.users.sendMessage("zw123", { type: "no such type" });
  if (refused.ok || !(refused.error instanceof EmchatError)) throw new Error("A wrong message was not refused.");
  return "sent a message, read it back, asked for presence, was refused a wrong message";
}

async function latestMessage(baseUrl, words) {
  const query = encodeURIComponent(`"${words}"`);
  return (await fetch(`${baseUrl}/__mock/api/v1/messages/latest?query=${query}`)).json();
}

function equal(got, want, what) {
  if (got !== want) throw new Error(`${what}: ${JSON.stringify(got)} is not ${JSON.stringify(want)}`);
}
