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

/** Milliseconds that whoever draws waits for the first rows. */
const PATIENCE = 50;

/** Resolves when the first rows are there, or have let wait too long: once is drawn sooner than twice. */
export async function begunInbox(): Promise<void> {
  const inbox = begun;
  if (inbox?.get().phase !== "loading") return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE);
    const stop = inbox.subscribe(() => {
      stop();
      resolve();
    });
  });
}

/** The inbox that was begun; only the first who asks gets it. */
export function takeBegunInbox(session: string): InboxFeed | undefined {
  if (session !== DEFAULT_SESSION) return undefined;
  const taken = begun;
  begun = undefined;
  return taken;
}
