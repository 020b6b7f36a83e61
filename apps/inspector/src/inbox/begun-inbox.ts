import { pageRoot } from "../api/address.ts";
import { createCaller, DEFAULT_SESSION } from "../api/control.ts";
import { createInboxFeed, type InboxFeed } from "./inbox-feed.ts";

let begun: InboxFeed | undefined;

/** Asks for the newest messages where they are what the page will show, while the code that draws them is still coming. */
export function beginInbox(): void {
  if (location.pathname !== `${pageRoot()}/` || location.search !== "") return;
  begun = createInboxFeed(createCaller(DEFAULT_SESSION));
  begun.show("");
}

/** So often, and every so many milliseconds, whoever draws looks whether the first rows are there. */
const LOOKS = 10;
const PAUSE_MS = 5;

/** Resolves when the first rows are there, or have let wait too long: once is drawn sooner than twice. */
export async function begunInbox(): Promise<void> {
  for (let look = 0; look < LOOKS && begun?.get().phase === "loading"; look++)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/** The inbox that was begun; only the first who asks gets it. */
export function takeBegunInbox(session: string): InboxFeed | undefined {
  if (session !== DEFAULT_SESSION) return undefined;
  const taken = begun;
  begun = undefined;
  return taken;
}
