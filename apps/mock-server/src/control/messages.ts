import { describeMessage } from "../journal/describe-message.ts";
import type { MessageEntry } from "../journal/journal-entry.ts";
import type { ControlParts } from "./control-parts.ts";
import type { ControlRoutes } from "./control-router.ts";
import { notFound } from "./problem.ts";
import { readSelection, selectMessages, understand } from "./searched-records.ts";

/** `/messages`: what the service took. */
export function messageRoutes({ clock }: ControlParts): ControlRoutes {
  return {
    "GET /__mock/api/v1/messages": ({ session, query }) => {
      const selection = readSelection(query);
      const { matched, records } = selectMessages(session, selection, clock());
      const { size, dropped } = session.journal.messages;
      const { start, limit } = selection;
      return { status: 200, body: { total: size, matched, dropped, start, limit, messages: records } };
    },
    "DELETE /__mock/api/v1/messages": ({ session, query }) => {
      const { until, query: text } = readSelection(query);
      const wanted = understand(text, "messages", clock());
      const result = session.journal.clear("messages", (entry) => {
        return (
          entry.sequence <= until && (wanted.terms === 0 || wanted.matches(describeMessage(entry as MessageEntry)))
        );
      });
      session.events.emit("clear", () => result);
      return { status: 200, body: result };
    },
    "GET /__mock/api/v1/messages/{id}": ({ session, query, parameters }) => {
      const { id = "" } = parameters;
      const wanted = understand(query.get("query") ?? "", "messages", clock());
      const found = session.journal.messages.find((entry) =>
        id === "latest" ? wanted.terms === 0 || wanted.matches(describeMessage(entry)) : entry.stored.id === id,
      );
      if (found === undefined) throw notFound(`message ${id}`, "ids are listed by GET /__mock/api/v1/messages");
      return { status: 200, body: describeMessage(found) };
    },
  };
}
