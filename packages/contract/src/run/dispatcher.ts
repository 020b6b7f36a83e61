import { connect as connectTo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Case } from "../cases/case.ts";
import type { HarRecorder } from "../har/record.ts";
import { onceOf } from "../spec/once-for.ts";
import type { Credentials, Presented } from "./credentials.ts";
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
  /** The secrets that identified the caller, for the check that nobody says them again. */
  readonly identification: readonly string[];
  /** The replies that asked for a pause before this one. */
  readonly between: readonly Reply[];
}

/** Sends cases to one server, at the agreed pace and with the secrets filled in. */
export interface Dispatcher {
  /** `undefined` when the case needs a secret that does not exist. `via`: a connection to send it on. */
  send(one: Case, via?: Connection): Promise<Sent | undefined>;
  /** A connection of its own, for requests that follow one another on it. */
  single(): Connection;
  /** Whether the server takes connections, at the latest after so many ms. */
  isUp(withinMs: number): Promise<boolean>;
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
      const presented = options.credentials.present(one.request.auth, one.operation);
      if (presented === undefined) return undefined;
      const wire = wireRequest(one, presented);
      const identification = secretsIn(presented);
      const between: Reply[] = [];
      for (let attempt = 0; ; attempt += 1) {
        await pace.turn();
        requests += 1;
        const outcome = await via.send(wire, patience());
        if (outcome.kind === "failure" && outcome.code === "timeout") timeouts += 1;
        options.recorder?.add(options.url, hidden(one, presented, options.credentials), outcome);
        const wait = pauseOf(outcome, one, options);
        if (wait === undefined || attempt >= MAX_RESENDS) return { outcome, identification, between };
        paused += 1;
        if (outcome.kind === "reply") between.push(outcome.reply);
        pace.pause(Math.min(wait, MAX_PAUSE_MS));
      }
    },
    single: () => connection.single(),
    async isUp(withinMs) {
      const end = performance.now() + withinMs;
      for (;;) {
        if (await takesConnections(options.url)) return true;
        if (performance.now() >= end) return false;
        await sleep(TRY_EVERY_MS);
      }
    },
    requests: () => requests,
    paused: () => paused,
    close: () => connection.close(),
  };
}

/** The secrets of what is presented, without the words before them. */
const secretsIn: (presented: readonly Presented[]) => readonly string[] = onceOf((presented) =>
  presented.map(({ value }) => value.split(" ").at(-1) ?? "").filter((value) => value !== ""),
);

/** A request as people may see it. */
const hidden = (one: Case, presented: readonly Presented[], { hide }: Credentials): WireRequest =>
  wireRequest(
    one,
    presented.map((part) => ({ ...part, value: hide(part.value, one.request.auth) })),
  );

/** How often a server that is down is tried, in ms. */
const TRY_EVERY_MS = 50;

function takesConnections(url: URL): Promise<boolean> {
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  return new Promise((resolve) => {
    const socket = connectTo({ host: url.hostname.replace(/^\[|\]$/g, ""), port, timeout: 1_000 });
    const end = (up: boolean) => {
      socket.destroy();
      resolve(up);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

/** How long a server asks to be left alone: after a 429, and after a 503 of a server that others use too. */
function pauseOf(outcome: Outcome, one: Case, { loopback, limitsRate }: DispatcherOptions): number | undefined {
  if (outcome.kind === "failure" || one.expect.statuses.includes(outcome.reply.status)) return undefined;
  const asked = retryAfterMs(outcome.reply.headers["retry-after"]);
  if (outcome.reply.status === 429 && limitsRate) return asked ?? DEFAULT_PAUSE_MS;
  return outcome.reply.status === 503 && !loopback ? asked : undefined;
}

/** Puts what identifies the caller into a request. */
function wireRequest(one: Case, presented: readonly Presented[]): WireRequest {
  const { method, body, splitAt, headers: own } = one.request;
  const headers: Record<string, string | string[]> = { ...own };
  let { path } = one.request;
  for (const { in: place, field, value } of presented) {
    if (place === "query")
      path += `${path.includes("?") ? "&" : "?"}${encodeURIComponent(field)}=${encodeURIComponent(value)}`;
    else if (place === "cookie") headers["Cookie"] = [headers["Cookie"] ?? [], `${field}=${value}`].flat().join("; ");
    else
      headers[field] =
        headers[field] === undefined || own[field] !== undefined ? value : [headers[field], value].flat();
  }
  return { method, path, headers, body, chunked: one.request.chunked === true, splitAt };
}
