import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createReplyStream, type WireReply } from "./read-replies.ts";
import type { Shot } from "./shot.ts";

/** What became of a shot. */
export type Outcome =
  | { readonly kind: "replied"; readonly replies: readonly WireReply[] }
  /** The server ended the connection and said nothing, or half of something. */
  | { readonly kind: "closed" }
  /** The server's limit passed, and nothing came. */
  | { readonly kind: "silent" }
  /** Nobody waited for an answer. */
  | { readonly kind: "abandoned" }
  /** What came is no HTTP. */
  | { readonly kind: "garbled"; readonly why: string };

/** Where the shots go. */
export interface Target {
  readonly port: number;
  /** What `patience: "stall"` means, in milliseconds. */
  readonly stallMs: number;
}

const HOST = "127.0.0.1";

/**
 * Sends plain shots one behind the other on one connection, without waiting. Where the server closes it, as it may, the rest
 * goes over the next one.
 */
export async function fireVolley(target: Target, shots: readonly Shot[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  while (outcomes.length < shots.length) {
    const rest = shots.slice(outcomes.length);
    const { answered, failure } = await fireOnce(target, rest);
    outcomes.push(...answered);
    const head = rest[answered.length];
    if (failure === undefined || head === undefined) continue;
    // A reset that answers the bytes behind may swallow the reply before: the shot gets a connection of its own.
    const alone = rest.length > 1 ? await fireOnce(target, [head]) : undefined;
    outcomes.push(alone?.answered[0] ?? alone?.failure ?? failure);
  }
  return outcomes;
}

/** The outcomes until the connection ended; `failure` says what the first shot without one died of, if it is to blame. */
function fireOnce(
  { port, stallMs }: Target,
  shots: readonly Shot[],
): Promise<{ readonly answered: readonly Outcome[]; readonly failure?: Outcome }> {
  return new Promise((resolve) => {
    const answered: Outcome[] = [];
    const stream = createReplyStream(shots.map(({ method }) => method));
    const socket = connect({ port, host: HOST, noDelay: true });
    let announced = false;
    let timer: NodeJS.Timeout | undefined;

    const finish = (failure?: Outcome): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(failure === undefined ? { answered } : { answered, failure });
    };
    const wait = (): void => {
      clearTimeout(timer);
      const patience = shots[answered.length]?.patience ?? 0;
      timer = setTimeout(() => finish({ kind: "silent" }), patience === "stall" ? stallMs : patience);
    };
    socket.on("data", (chunk) => {
      try {
        for (const reply of stream.take(chunk)) {
          answered.push({ kind: "replied", replies: [reply] });
          announced ||= reply.closes;
        }
      } catch (error) {
        finish({ kind: "garbled", why: error instanceof Error ? error.message : String(error) });
        return;
      }
      if (answered.length >= shots.length || announced) finish();
      else wait();
    });
    socket.on("error", () => {});
    socket.on("close", () => finish(announced || answered.length > 0 ? undefined : { kind: "closed" }));
    socket.write(Buffer.concat(shots.flatMap(({ pieces }) => pieces.map(({ bytes }) => bytes))));
    wait();
  });
}

/** Sends a shot on a connection of its own, piece by piece, and stays until the server is done with it. */
export async function fireAlone({ port, stallMs }: Target, shot: Shot): Promise<Outcome> {
  const socket = connect({ port, host: HOST, noDelay: true, allowHalfOpen: true });
  socket.on("error", () => {});
  const settled = outcomeOf(socket, shot, shot.patience === "stall" ? stallMs : shot.patience);
  for (const { bytes, pause } of shot.pieces) {
    if (!socket.destroyed) socket.write(bytes);
    if (pause > 0) await sleep(pause);
  }
  if (shot.end === "half-close") socket.end();
  if (shot.end === "abandon") {
    await sleep(5);
    socket.destroy();
    return { kind: "abandoned" };
  }
  return settled;
}

function outcomeOf(socket: Socket, shot: Shot, patience: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const replies: WireReply[] = [];
    const stream = createReplyStream([shot.method]);
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    const done = (otherwise: Outcome): void => settle(replies.length > 0 ? { kind: "replied", replies } : otherwise);
    const timer = setTimeout(() => done({ kind: "silent" }), patience);
    socket.on("data", (chunk) => {
      try {
        replies.push(...stream.take(chunk));
      } catch (error) {
        settle({ kind: "garbled", why: error instanceof Error ? error.message : String(error) });
        return;
      }
      // One answer is what was asked for; what was left behind it may get another before the connection ends.
      if (replies.length > 0) socket.end();
    });
    socket.on("end", () => socket.end());
    socket.on("close", () => done({ kind: "closed" }));
  });
}
