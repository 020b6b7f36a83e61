import { createClient } from "@emchat/client";
import { createEmulator } from "@emchat/emulator";
import { createHandlers } from "@emchat/emulator/msw";
import { setupServer } from "msw/node";

/** Lets Mock Service Worker answer the client's own calls from the emulator. */
export async function use() {
  const emulator = createEmulator();
  const server = setupServer(...createHandlers(emulator));
  server.listen({ onUnhandledRequest: "error" });
  try {
    const client = createClient({ org: "easemob-demo", app: "chatdemoui", token: "any" });
    await client.groups.sendMessage("1402541206787", "你好");
    const kept = emulator.messages.latest()?.message;
    if (kept?.msg !== "你好") throw new Error(`The emulator keeps ${JSON.stringify(kept)}.`);
  } finally {
    server.close();
  }
  return "sent a message to a group through MSW and read it back from the emulator";
}
