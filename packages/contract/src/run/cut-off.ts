import { setTimeout as sleep } from "node:timers/promises";
import type { Case } from "../cases/case.ts";
import type { Dispatcher } from "./dispatcher.ts";

/** So long a server has to close a connection on which it takes nothing more, in ms. */
const TIME_TO_CLOSE_MS = 100;

/**
 * Whether the last of some requests on one connection is cut off again, though the server had time to close it. A kept
 * connection that is closed just as it is used again is nobody's fault; one that dies of the next request is.
 */
export async function isCutOffAgain(dispatcher: Dispatcher, cases: readonly Case[]): Promise<boolean> {
  const via = dispatcher.single();
  let cutOff = false;
  for (const one of cases) {
    await sleep(TIME_TO_CLOSE_MS);
    cutOff = (await dispatcher.send(one, via))?.outcome.cutOff === true;
  }
  via.close();
  return cutOff;
}
