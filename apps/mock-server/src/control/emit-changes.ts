import type { Session } from "../sessions/session.ts";
import { describeGroup, describeUser } from "./people.ts";
import { describeTokens } from "./tokens.ts";

/** Tells the event log of a session what happens in its emulator and its faults. */
export function emitChanges(session: Session): void {
  const { emulator, events, faults } = session;
  emulator.on("user", ({ org, app, username, user }) => {
    events.emit("presence", () => ({ user: describeUser(session, org, app, username), deleted: user === undefined }));
  });
  emulator.on("group", ({ org, app, name, group }) => {
    events.emit("group", () => ({ group: describeGroup(session, org, app, name), deleted: group === undefined }));
  });
  emulator.on("tokens", () => events.emit("tokens", () => describeTokens(session)));
  faults.onChange(() => events.emit("faults", () => ({ faults: [...faults.list()] })));
}
