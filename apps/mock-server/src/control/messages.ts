import { describeMessage, messageJson } from "../journal/describe-message.ts";
import type { MessageEntry } from "../journal/journal-entry.ts";
import type { ControlRoutes } from "./control-router.ts";
import { notFound } from "./problem.ts";
import { readSelection, select, understand } from "./searched-records.ts";
import { sendPage } from "./send-page.ts";

/** `/messages`: what the service took. */
export function messageRoutes(): ControlRoutes {
  return {
    "GET /__mock/api/v1/messages": async ({ session, query, response }) => {
      const selection = readSelection(query);
      const { messages } = session.journal;
      const wanted = understand(selection.query, "messages", session.emulator.clock.now());
      const { matched, records } = select(messages, describeMessage, wanted, selection);
      const { start, limit } = selection;
      const head = { total: messages.size, matched, dropped: messages.dropped, start, limit };
      await sendPage(response, head, "messages", jsonOf(records));
      return undefined;
    },
    "DELETE /__mock/api/v1/messages": ({ session, query }) => {
      const { until, query: text } = readSelection(query);
      const wanted = understand(text, "messages", session.emulator.clock.now());
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
      const wanted = understand(query.get("query") ?? "", "messages", session.emulator.clock.now());
      const found = session.journal.messages.find((entry) =>
        id === "latest" ? wanted.terms === 0 || wanted.matches(describeMessage(entry)) : entry.stored.id === id,
      );
      if (found === undefined) throw notFound(`message ${id}`, "ids are listed by GET /__mock/api/v1/messages");
      return { status: 200, text: messageJson(found) };
    },
  };
}

function* jsonOf(records: Iterable<MessageEntry>): Generator<string> {
  for (const entry of records) yield messageJson(entry);
}
