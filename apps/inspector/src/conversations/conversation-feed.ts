import type { ControlEvent, Message } from "../api/control.ts";
import type { Control } from "../live/control.ts";
import { createRecordFeed, mergeRows, type Page, pageOf, type RecordFeed } from "../live/record-feed.ts";
import type { Tenant } from "../live/use-tenant.ts";

/** The most messages that a conversation shows; the inbox has the rest. */
export const LONGEST_CONVERSATION = 500;

export interface Party extends Tenant {
  /** A word of the contract: `user`, `group`, or another. */
  readonly kind: string;
  readonly name: string;
}

/** What was sent to a user or a group, and what a user sent to others. */
export function createConversationFeed(control: Control, party: Party): RecordFeed<Message> {
  const belongs = (message: Message): boolean => {
    if (message.org !== party.org || message.app !== party.app) return false;
    if (message.to.kind === party.kind && message.to.name === party.name) return true;
    return party.kind === "user" && message.from.toLowerCase() === party.name;
  };
  const list = async (query: string, limit: number, until: number | undefined): Promise<Page<Message>> => {
    const { data, error } = await control.fetch.GET("/__mock/api/v1/messages", {
      params: { query: { query, limit, ...(until === undefined ? {} : { until }) } },
    });
    if (error !== undefined) throw error;
    const { rows, completeTo } = pageOf(data.messages, data.matched);
    return { rows: rows.filter(belongs), completeTo };
  };
  return createRecordFeed<Message>({
    most: LONGEST_CONVERSATION,
    async load({ limit, until }) {
      const names = party.kind === "user" ? ["to", "from"] : [party.kind];
      const pages = await Promise.all(names.map((name) => list(`${name}:"${party.name}"`, limit, until)));
      const completeTo = Math.max(...pages.map((page) => page.completeTo));
      const rows = pages.map((page) => page.rows).reduce((left, right) => mergeRows(left, right, (a) => a));
      return { rows: rows.filter((row) => row.sequence >= completeTo), completeTo };
    },
    fromEvent: (event: ControlEvent) => (event.type === "message" && belongs(event.data) ? event.data : undefined),
  });
}
