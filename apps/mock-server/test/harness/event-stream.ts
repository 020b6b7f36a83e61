import type { MockServer } from "../../src/index.ts";
import { expectSchema } from "./control-client.ts";

/** How long an event may take before a test calls it lost, in milliseconds: less than the stream's own comments are apart. */
const PATIENCE_MS = 10_000;

/** An event as it came over the wire. */
export interface StreamedEvent {
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect, and the schema has been checked
  readonly data: any;
  /** When it was here, by `performance.now`. */
  readonly receivedAt: number;
}

/** An open stream. */
export interface EventStream {
  readonly events: readonly StreamedEvent[];
  /** The next event of a type, or the first that has come already. */
  next(type: string): Promise<StreamedEvent>;
  close(): void;
}

/** Opens the event stream of a server; resolves with its `hello`. */
export async function listen(
  server: Pick<MockServer, "url">,
  query = "",
  headers: Record<string, string> = {},
): Promise<EventStream> {
  const abort = new AbortController();
  const reply = await fetch(`${server.url}/__mock/api/v1/events${query}`, { headers, signal: abort.signal });
  if (reply.status !== 200 || reply.body === null)
    throw new Error(`the stream was answered ${reply.status}: ${await reply.text()}`);
  const events: StreamedEvent[] = [];
  let taken = 0;
  const waiting = new Set<() => void>();

  void (async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data === undefined) continue;
        const event = JSON.parse(data) as { id: string; type: string; data: unknown };
        expectSchema("Event", event);
        if (/^id: (.*)$/m.exec(block)?.[1] !== event.id) throw new Error(`the id of ${block} differs from its data's`);
        events.push({ ...event, receivedAt: performance.now() });
      }
      for (const look of waiting) look();
    }
  })().catch(() => {});

  const stream: EventStream = {
    events,
    next(type) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const at = events.findIndex((event, index) => index >= taken && event.type === type);
          const found = events[at];
          if (found === undefined) return;
          taken = at + 1;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no event ${type}; there were ${events.map((event) => event.type).join(", ")}`));
        }, PATIENCE_MS);
        waiting.add(look);
        look();
      });
    },
    close: () => abort.abort(),
  };
  await stream.next("hello");
  return stream;
}
