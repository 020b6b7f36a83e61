import { createEmulator } from "@emchat/emulator";
import { NOW } from "./calls.ts";
import { BUSY_CONFIG, generatedCalls } from "./generated-calls.ts";

/** Everything that an emulator says and keeps over `count` generated calls, as text. */
export function story(count: number, seed: number, start: number = NOW): string {
  let now = start;
  const clock = (): number => {
    now += 1;
    return now;
  };
  const emulator = createEmulator({ config: BUSY_CONFIG, seed, clock });
  const replies = generatedCalls(count, 3).map((call) => JSON.stringify(emulator.exchange(call)));
  return [...replies, JSON.stringify(emulator.messages.list({ limit: count }))].join("\n");
}
