import {
  createEmulator,
  type Emulator,
  type FaultInput,
  type FaultMatch,
  type Reply,
  type Scenario,
  type StoredMessage,
} from "@emchat/emulator";
import { type OperationId, operationTable } from "@emchat/schema";
import { aboutOf, jsonOf, type RecordedCall } from "./recorded-calls.ts";
import { tokenOf } from "./saved-world.ts";

/** What a saved test does, in its order. */
export type SavedStep =
  | {
      readonly kind: "call";
      readonly call: RecordedCall;
      readonly token: string | undefined;
      readonly expected: unknown;
    }
  /** A presence that somebody set in between. */
  | {
      readonly kind: "presence";
      readonly username: string;
      readonly status: "online" | "offline";
      readonly org: string;
      readonly app: string;
    }
  /** What went wrong, or was answered otherwise than the service would by itself. */
  | { readonly kind: "fault"; readonly fault: FaultInput };

/** What becomes of a session as a test. */
export interface SavedPlan {
  readonly steps: readonly SavedStep[];
  /** The messages that are taken when the steps are gone through, the oldest first. */
  readonly messages: readonly StoredMessage[];
  /** Calls that no step can be made of. */
  readonly left: number;
}

/**
 * Goes through the calls once more on an emulator of its own, and puts in between what it needs to answer as it was answered: a
 * presence that was set meanwhile, a fault, and, where neither explains it, the recorded reply itself. So the test is green as it
 * is written.
 */
export function planSavedTest(world: Scenario, calls: readonly RecordedCall[]): SavedPlan {
  const emulator = createEmulator({ scenario: world });
  const steps: SavedStep[] = [];
  let left = 0;
  for (const call of calls) {
    const step = { kind: "call" as const, call, token: tokenFor(call), expected: lastingOf(jsonOf(call.replyText)) };
    if (call.status === undefined) {
      const cut = faultFor(call, { kind: "reset" });
      if (cut === undefined) left += 1;
      else steps.push(cut, step);
      continue;
    }
    const needed = whatItTakes(emulator, call);
    if (needed === undefined) left += 1;
    else steps.push(...needed, step);
  }
  const { messages } = emulator.messages.list({ limit: Number.MAX_SAFE_INTEGER });
  return { steps, messages: [...messages].reverse(), left };
}

/** Brings the emulator to answer a call as it was answered; what that took, or `undefined` where nothing does. */
function whatItTakes(emulator: Emulator, call: RecordedCall): readonly SavedStep[] | undefined {
  const presence = presenceFor(emulator, call);
  if (presence !== undefined) {
    const { org, app, username, status } = presence;
    emulator.users.put(org, app, username, { status });
    answer(emulator, call);
    return [presence];
  }
  const reply = answer(emulator, call);
  if (answersAlike(call, reply)) return [];
  // Whoever was answered otherwise has not sent anything.
  if (reply.message !== undefined) emulator.messages.delete(reply.message.id);
  const body = jsonOf(call.replyText);
  const { "retry-after": retryAfter } = call.replyHeaders;
  const prepared = faultFor(call, {
    kind: "reply",
    status: call.status ?? 200,
    ...(retryAfter === undefined ? undefined : { headers: { "retry-after": retryAfter } }),
    ...(body === undefined || call.status === 204 ? undefined : { body }),
  });
  return prepared && [prepared];
}

function answer(emulator: Emulator, call: RecordedCall): Reply {
  return emulator.exchange(rawOf(call));
}

function rawOf(call: RecordedCall): Parameters<Emulator["exchange"]>[0] {
  const token = tokenFor(call);
  return {
    method: call.method,
    target: call.target,
    headers: {
      ...(token === undefined ? undefined : { authorization: token }),
      ...(call.contentType === undefined ? undefined : { "content-type": call.contentType }),
    },
    body: call.body === "" ? undefined : new TextEncoder().encode(call.body),
  };
}

function tokenFor({ authorization }: RecordedCall): string | undefined {
  if (authorization === undefined) return undefined;
  const { scheme, label } = authorization;
  return `${scheme} ${label === undefined || label === "unlisted" ? "any" : tokenOf(label)}`;
}

function answersAlike(call: RecordedCall, reply: Reply): boolean {
  if (reply.status !== call.status) return false;
  if (call.method === "HEAD") return true;
  return JSON.stringify(lastingOf(reply.body)) === JSON.stringify(lastingOf(jsonOf(call.replyText)));
}

/** The part of a reply that is the same the next time: the error's name, or the results. */
function lastingOf(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return undefined;
  const { error, data } = body as Readonly<Record<string, unknown>>;
  if (error !== undefined) return { error };
  return data === undefined ? undefined : { data };
}

function presenceFor(emulator: Emulator, call: RecordedCall): (SavedStep & { kind: "presence" }) | undefined {
  const { mock, parameters, status } = call;
  if (status !== 200 || mock?.effect !== "read-presence") return undefined;
  const username = aboutOf(call)?.name;
  const { data } = (jsonOf(call.replyText) ?? {}) as { data?: readonly { result_content?: { result?: unknown } }[] };
  const said = data?.[0]?.result_content?.result;
  const { org = "", app = "" } = parameters;
  if (username === undefined || (said !== "online" && said !== "offline")) return undefined;
  if ((emulator.users.get(org, app, username)?.status ?? "offline") === said) return undefined;
  return { kind: "presence", org, app, username, status: said };
}

function faultFor(call: RecordedCall, effect: FaultInput["effect"]): (SavedStep & { kind: "fault" }) | undefined {
  const { operationId } = call;
  if (operationId === undefined || !Object.hasOwn(operationTable, operationId)) return undefined;
  const target = aboutOf(call)?.name;
  const match: FaultMatch = {
    operations: [operationId as OperationId],
    ...(target === undefined ? undefined : { target }),
  };
  return { kind: "fault", fault: { match, times: 1, effect } };
}
