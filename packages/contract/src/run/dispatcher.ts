import type { Case } from "../cases/case.ts";
import type { HarRecorder } from "../har/record.ts";
import type { Credentials } from "./credentials.ts";
import { type Connection, connect, type WireRequest } from "./http.ts";
import { createPace, retryAfterMs } from "./pace.ts";
import type { Outcome, Reply } from "./reply.ts";

/** The longest pause that a server may ask for, in ms; a longer one is cut to it. */
export const MAX_PAUSE_MS = 60_000;

/** How often one request is sent again after a 429. */
const MAX_RESENDS = 5;

/** A pause after a 429 that does not say how long, in ms. */
const DEFAULT_PAUSE_MS = 1_000;

/** After this many time-outs a fifth of the time is enough. */
const IMPATIENT_AFTER = 3;

/** What came of sending a case. */
export interface Sent {
  readonly outcome: Outcome;
  /** What identified the caller, for the check that nobody says it again. */
  readonly identification: string | undefined;
  /** The replies that asked for a pause before this one. */
  readonly between: readonly Reply[];
}

/** Sends cases to one server, at the agreed pace and with the token filled in. */
export interface Dispatcher {
  /** `undefined` when the case needs a token that does not exist. `via`: a connection to send it on. */
  send(one: Case, via?: Connection): Promise<Sent | undefined>;
  /** A connection of its own, for requests that follow one another on it. */
  single(): Connection;
  requests(): number;
  paused(): number;
  close(): void;
}

interface DispatcherOptions {
  readonly url: URL;
  readonly rate: number | undefined;
  readonly concurrency: number;
  readonly credentials: Credentials;
  readonly timeoutMs: number;
  readonly loopback: boolean;
  /** Whether a 429 is an answer to be waited for. */
  readonly limitsRate: boolean;
  readonly recorder?: HarRecorder;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const pace = createPace(options.rate);
  const connection = connect(options.url, options.concurrency);
  let requests = 0;
  let paused = 0;
  let timeouts = 0;
  /** A server that let several requests wait in vain is not waited for as long again. */
  const patience = () =>
    timeouts < IMPATIENT_AFTER
      ? options.timeoutMs
      : Math.max(options.timeoutMs / 5, Math.min(1_000, options.timeoutMs));

  return {
    async send(one, via = connection) {
      const identification = options.credentials.headerFor(one.request.auth, one.operation.credential);
      if (identification === null) return undefined;
      const wire = wireRequest(one, identification, options.credentials);
      const between: Reply[] = [];
      for (let attempt = 0; ; attempt += 1) {
        await pace.turn();
        requests += 1;
        const outcome = await via.send(wire, patience());
        if (outcome.kind === "failure" && outcome.code === "timeout") timeouts += 1;
        options.recorder?.add(options.url, wire, outcome);
        const wait = pauseOf(outcome, one, options);
        if (wait === undefined || attempt >= MAX_RESENDS) return { outcome, identification, between };
        paused += 1;
        if (outcome.kind === "reply") between.push(outcome.reply);
        pace.pause(Math.min(wait, MAX_PAUSE_MS));
      }
    },
    single: () => connection.single(),
    requests: () => requests,
    paused: () => paused,
    close: () => connection.close(),
  };
}

/** How long a server asks to be left alone: after a 429, and after a 503 of a server that others use too. */
function pauseOf(outcome: Outcome, one: Case, { loopback, limitsRate }: DispatcherOptions): number | undefined {
  if (outcome.kind === "failure" || one.expect.statuses.includes(outcome.reply.status)) return undefined;
  const asked = retryAfterMs(outcome.reply.headers["retry-after"]);
  if (outcome.reply.status === 429 && limitsRate) return asked ?? DEFAULT_PAUSE_MS;
  return outcome.reply.status === 503 && !loopback ? asked : undefined;
}

/** Fills the caller's identification in. */
function wireRequest(one: Case, identification: string | undefined, credentials: Credentials): WireRequest {
  const { request, operation } = one;
  const headers: Record<string, string> = { ...request.headers };
  if (identification !== undefined) headers[operation.credential?.header ?? "Authorization"] = identification;
  if (request.auth.kind === "misplaced") headers[request.auth.header] = credentials.fill(request.auth.value);
  const { method, path, body, splitAt } = request;
  return { method, path, headers, body, chunked: request.chunked === true, splitAt };
}
