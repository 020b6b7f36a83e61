import { describeRequest, describeRequestFully } from "../journal/describe-request.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import { searched } from "../journal/searched-request.ts";
import type { ControlRoutes } from "./control-router.ts";
import { notFound } from "./problem.ts";
import { readSelection, select, understand } from "./searched-records.ts";
import { sendPage } from "./send-page.ts";

/** `/requests`: every call of the service's paths. */
export function requestRoutes(): ControlRoutes {
  return {
    "GET /__mock/api/v1/requests": async ({ session, query, response }) => {
      const selection = readSelection(query);
      const { requests } = session.journal;
      const wanted = understand(selection.query, "requests", session.emulator.clock.now());
      const { matched, records } = select(requests, searched, wanted, selection);
      const { start, limit } = selection;
      const head = { total: requests.size, matched, dropped: requests.dropped, start, limit };
      await sendPage(response, head, "requests", jsonOf(records));
      return undefined;
    },
    "DELETE /__mock/api/v1/requests": ({ session, query }) => {
      const { until, query: text } = readSelection(query);
      const wanted = understand(text, "requests", session.emulator.clock.now());
      const result = session.journal.clear("requests", (entry) => {
        return entry.sequence <= until && (wanted.terms === 0 || wanted.matches(searched(entry as JournalEntry)));
      });
      session.events.emit("clear", () => result);
      return { status: 200, body: result };
    },
    "GET /__mock/api/v1/requests/{id}": ({ session, query, parameters }) => {
      const { id = "" } = parameters;
      const wanted = understand(query.get("query") ?? "", "requests", session.emulator.clock.now());
      const found = session.journal.requests.find((entry) =>
        id === "latest" ? wanted.terms === 0 || wanted.matches(searched(entry)) : entry.id === id,
      );
      if (found === undefined) throw notFound(`request ${id}`, "ids are listed by GET /__mock/api/v1/requests");
      return { status: 200, body: describeRequestFully(found) };
    },
  };
}

function* jsonOf(records: Iterable<JournalEntry>): Generator<string> {
  for (const entry of records) yield JSON.stringify(describeRequest(entry));
}
