import { describeMessage } from "../journal/describe-message.ts";
import { describeRequest } from "../journal/describe-request.ts";
import type { Session } from "../sessions/session.ts";
import { describeGroup, describeUser } from "./people.ts";
import { describeTokens } from "./tokens.ts";

/** Tells the event log of a session what happens in its journal, its emulator and its faults. */
export function emitChanges(session: Session, strict: () => boolean): void {
  const { journal, emulator, events, faults } = session;
  journal.listen({
    // Events outlive their records; they find them again by their sequence, and keep none alive.
    request({ sequence }) {
      events.emit("request", () => {
        const entry = journal.requests.find((candidate) => candidate.sequence <= sequence);
        return entry?.sequence === sequence ? describeRequest(entry) : undefined;
      });
    },
    message({ sequence }) {
      events.emit("message", () => {
        const entry = journal.messages.find((candidate) => candidate.sequence <= sequence);
        return entry?.sequence === sequence ? describeMessage(entry) : undefined;
      });
    },
  });
  emulator.on("user", ({ org, app, username, user }) => {
    events.emit("presence", () => ({ user: describeUser(session, org, app, username), deleted: user === undefined }));
  });
  emulator.on("group", ({ org, app, name, group }) => {
    events.emit("group", () => ({ group: describeGroup(session, org, app, name), deleted: group === undefined }));
  });
  emulator.on("tokens", () => events.emit("tokens", () => describeTokens(session, strict())));
  faults.onChange(() => events.emit("faults", () => ({ faults: [...faults.list()] })));
}
