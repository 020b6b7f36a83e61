import { StringDecoder } from "node:string_decoder";
import { isReply, NO_FAULTS } from "@emchat/emulator";
import { validateReply } from "@emchat/schema/validators";
import { MAX_KEPT_BODY_BYTES } from "../journal/journal-entry.ts";
import type { EditedContract } from "../pipeline/edited-contract.ts";
import { Exchange } from "../pipeline/exchange.ts";
import { rawRequestOf } from "../service/raw-request-of.ts";
import type { RelayedBody, Turn } from "../service/turn.ts";
import type { ShellLimits } from "../shell/limits.ts";
import { decoded } from "./decoded-copy.ts";
import type { KeptCopy } from "./kept-copy.ts";

/** What came back, so far as it came. */
export interface ReceivedReply {
  readonly status: number;
  readonly contentEncoding: string | undefined;
  readonly copy: KeptCopy;
  /** It came to its end. */
  readonly whole: boolean;
  /** It has no body by its nature: the reply to HEAD, 204, 304. */
  readonly bodyless: boolean;
}

/** Calls of the address of tokens are no operation here: what passes there is not kept. */
const NO_GRANTS = { grants: false };

/**
 * Reads the request of a proxied call as the contract does, and notes what is wrong with it. `edited` is there where the compiled
 * validators are not what is judged by.
 */
export function judgeRequest(
  turn: Turn,
  sent: KeptCopy,
  limits: ShellLimits,
  edited: EditedContract | undefined,
): void {
  turn.keepBody(sent.bytes(), sent.size);
  const { session } = turn;
  const { emulator } = session;
  const raw = rawRequestOf(turn, limits);
  const call = edited === undefined ? emulator.route(raw, NO_GRANTS) : edited.route(raw, session, NO_GRANTS);
  if (isReply(call)) return;
  const exchange = new Exchange(turn.id, turn.session, call, NO_FAULTS, undefined);
  exchange.violations = edited === undefined ? emulator.validate(call) : edited.judgeCall(call);
  turn.exchange = exchange;
}

/**
 * Notes what is wrong with the reply. Of calls that are no operation of the contract (the token endpoint among them) the journal
 * keeps neither body.
 */
export function judgeReply({ exchange }: Turn, reply: ReceivedReply, edited: EditedContract | undefined): RelayedBody {
  const { status, copy, whole, bodyless } = reply;
  const broken = !whole;
  if (exchange === undefined) return { text: "", size: copy.size, broken };
  const bytes = copy.isWhole ? decoded(copy.bytes(), reply.contentEncoding) : undefined;
  const text = beginningOf(bytes ?? (reply.contentEncoding === undefined ? copy.bytes() : Buffer.alloc(0)));
  // As far as it can be read, the size is that of what can be read.
  const size = bytes?.byteLength ?? copy.size;
  if (broken || bodyless || bytes === undefined) return { text, size, broken };
  const body = parsed(bytes);
  const { call } = exchange;
  exchange.replyViolations =
    edited === undefined ? validateReply(call.operationId, status, body) : edited.judgeReply(call, status, body);
  if (status >= 200 && status < 300) keepMessage(exchange);
  return { text, size, body };
}

/** A message that the real service took is put into the emulator too, so that lists and conversations show it. */
function keepMessage(exchange: Exchange): void {
  const { session, call } = exchange;
  if (call.mock.effect !== "deliver-message" || exchange.violations.length > 0) return;
  session.current = exchange;
  try {
    exchange.kept = session.emulator.answer(call).message;
  } finally {
    session.current = undefined;
  }
}

/** A text of its own, which holds no larger one; a character at its end that is not whole is left out. */
function beginningOf(bytes: Buffer): string {
  return new StringDecoder("utf8").write(bytes.subarray(0, MAX_KEPT_BODY_BYTES));
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
