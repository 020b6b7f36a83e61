import type { FaultUse, MessageTarget, Outcome, SendSummary } from "@emchat/control";
import { aboutOf, sendOf, tokenOf } from "./describe-request.ts";
import type { JournalEntry } from "./journal-entry.ts";

/**
 * A call as a search looks at it, in the words of the control API: each part is made when a term asks for it, because most calls are
 * looked at only to be passed over.
 */
export class SearchedRequest {
  readonly #entry: JournalEntry;

  constructor(entry: JournalEntry) {
    this.#entry = entry;
  }

  get id(): string {
    return this.#entry.id;
  }
  get sequence(): number {
    return this.#entry.sequence;
  }
  get at(): number {
    return this.#entry.at;
  }
  get method(): string {
    return this.#entry.method;
  }
  get target(): string {
    return this.#entry.target;
  }
  get operationId(): string | undefined {
    return this.#entry.operationId;
  }
  get org(): string | undefined {
    return aboutOf(this.#entry).org;
  }
  get app(): string | undefined {
    return aboutOf(this.#entry).app;
  }
  get to(): MessageTarget | undefined {
    return aboutOf(this.#entry).to;
  }
  get send(): SendSummary | undefined {
    return sendOf(this.#entry);
  }
  get status(): number | undefined {
    return this.#entry.status;
  }
  get error(): string | undefined {
    return this.#entry.error;
  }
  get outcome(): Outcome {
    return this.#entry.outcome;
  }
  get violations(): number {
    return this.#entry.violations.length + this.#entry.replyViolations.length;
  }
  get faults(): readonly FaultUse[] {
    return this.#entry.faults;
  }
  get token(): string | undefined {
    return tokenOf(this.#entry);
  }
  get run(): string | undefined {
    return this.#entry.run;
  }
}

/** Looks at a call as a search does. */
export function searched(entry: JournalEntry): SearchedRequest {
  return new SearchedRequest(entry);
}
