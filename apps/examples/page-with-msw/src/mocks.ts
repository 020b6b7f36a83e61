import { createEmulator, type Emulator } from "@emchat/emulator";
import { createHandlers } from "@emchat/emulator/msw";
import { setupWorker } from "msw/browser";

/** Puts the service in front of this page's `fetch`, and hands it over so that the page can change who is there. */
export async function startMocks(): Promise<Emulator> {
  const emulator = createEmulator();
  const worker = setupWorker(...createHandlers(emulator, { baseUrl: "https://a1.easemob.com" }));
  await worker.start({ quiet: true });
  return emulator;
}
