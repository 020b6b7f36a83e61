import type { Chat, ReceivedMessage } from "./chat.ts";

/** What a message is expected to be; what is left out may be anything. */
export interface MessageExpectation {
  /** The text of a text message, whole, or what matches. */
  readonly text?: string | RegExp | undefined;
  /** The sender's username. */
  readonly from?: string | undefined;
  /** The type: `text`, `img`, … */
  readonly type?: string | undefined;
  /** Members that `msg` has, among others. */
  readonly message?: Readonly<Record<string, unknown>> | undefined;
  /** Members that `ext` has, among others. */
  readonly ext?: Readonly<Record<string, unknown>> | undefined;
  /** How many such messages, exactly. Default: at least one. */
  readonly times?: number | undefined;
}

/** How long is waited. */
export interface WaitOptions {
  /** Milliseconds. Default 1,000. */
  readonly timeout?: number | undefined;
}

/** What came of looking for messages. */
export interface ReceivedVerdict {
  readonly pass: boolean;
  /** What was expected, what came nearest, and which calls were refused. */
  readonly message: string;
}

/** How long is waited unless somebody says otherwise, in milliseconds. */
export const DEFAULT_TIMEOUT_MS = 1_000;
const POLL_MS = 20;
const NEAREST = 3;

// A test that fakes its timers must not stop the waiting for what it did.
const { setTimeout: later } = globalThis;
const elapsed = performance.now.bind(performance);

/**
 * Waits until `to`, a user or a group, has got a message as it is expected. A user gets those of the groups, too, whose member
 * the user is. With `times`, it is waited until there are so many, and more are too many.
 *
 * @throws TypeError for an expectation that cannot be met by any message
 */
export async function received(
  chat: Pick<Chat, "messages" | "refused">,
  to: string,
  expectation: MessageExpectation = {},
  { timeout = DEFAULT_TIMEOUT_MS }: WaitOptions = {},
): Promise<ReceivedVerdict> {
  refuseUnknown(expectation);
  const { times } = expectation;
  const until = elapsed() + timeout;
  for (;;) {
    const messages = await chat.messages();
    const count = messages.filter((message) => differences(message, to, expectation).length === 0).length;
    const enough = times === undefined ? count > 0 : count === times;
    const over = times !== undefined && count > times;
    if (enough || over || elapsed() >= until) {
      return {
        pass: enough,
        message: await explain(chat, messages, to, expectation, { count, timeout, pass: enough }),
      };
    }
    await new Promise<void>((resolve) => later(resolve, POLL_MS));
  }
}

const KEYS = ["text", "from", "type", "message", "ext", "times"];

function refuseUnknown(expectation: MessageExpectation): void {
  const unknown = Object.keys(expectation).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    throw new TypeError(`A message has no ${JSON.stringify(unknown)} to expect; there are ${KEYS.join(", ")}.`);
  }
}

/** In what a message differs from what is expected, in words; empty where it fits. */
function differences(message: ReceivedMessage, to: string, expected: MessageExpectation): readonly string[] {
  const found: string[] = [];
  const says = (what: string, is: unknown, wanted: unknown): void => {
    found.push(`${what} is ${shown(is)}, not ${shown(wanted)}`);
  };
  if (!isFor(message, to)) says("the receiver", message.to, to);
  const { from, type, text } = expected;
  if (from !== undefined && message.from !== from.toLowerCase()) says("from", message.from, from);
  if (type !== undefined && message.message["type"] !== type) says("the type", message.message["type"], type);
  const said = message.message["msg"];
  if (text !== undefined && !textFits(said, text)) says("the text", said, text);
  for (const part of ["message", "ext"] as const) {
    for (const [key, wanted] of Object.entries(expected[part] ?? {})) {
      const is = message[part]?.[key];
      if (!same(is, wanted)) says(`${part}.${key}`, is, wanted);
    }
  }
  return found;
}

function isFor({ kind, to, members }: ReceivedMessage, name: string): boolean {
  if (kind === "user") return to === name.toLowerCase();
  return to === name || members.includes(name.toLowerCase());
}

function textFits(said: unknown, expected: string | RegExp): boolean {
  if (typeof said !== "string") return false;
  if (typeof expected === "string") return said === expected;
  // A pattern with `g` or `y` remembers where it stopped.
  return new RegExp(expected.source, expected.flags.replace(/[gy]/g, "")).test(said);
}

/** Whether two JSON values are the same, the order of members aside. */
function same(is: unknown, wanted: unknown): boolean {
  if (typeof is !== "object" || typeof wanted !== "object" || is === null || wanted === null) return is === wanted;
  if (Array.isArray(is) !== Array.isArray(wanted)) return false;
  const [one, other] = [Object.entries(is), new Map(Object.entries(wanted))];
  return one.length === other.size && one.every(([key, value]) => other.has(key) && same(value, other.get(key)));
}

interface Outcome {
  readonly count: number;
  readonly timeout: number;
  readonly pass: boolean;
}

async function explain(
  chat: Pick<Chat, "refused">,
  messages: readonly ReceivedMessage[],
  to: string,
  expectation: MessageExpectation,
  { count, timeout, pass }: Outcome,
): Promise<string> {
  const { times, ...parts } = expectation;
  const wanted = `${to} to have received ${times === undefined ? "a message" : `${times} message${times === 1 ? "" : "s"}`}${describe(parts)}`;
  if (pass)
    return `expected ${wanted.replace("to have", "not to have")}, but there ${count === 1 ? "is one" : `are ${count}`}`;
  const head = `expected ${wanted} within ${timeout} ms, but ${count === 0 ? "there is none" : `there are ${count}`}`;
  const nearest = messages
    .map((message) => ({ message, different: differences(message, to, parts) }))
    .filter(({ different }) => different.length > 0)
    .sort((a, b) => a.different.length - b.different.length)
    .slice(0, NEAREST);
  const refused = await chat.refused();
  return [
    head,
    ...(messages.length === 0 ? ["No message was taken at all."] : []),
    ...(nearest.length === 0 ? [] : [`The nearest of ${messages.length}:`]),
    ...nearest.map(({ message, different }) => `  ${line(message)}: ${different.join("; ")}`),
    ...(refused.length === 0 ? [] : ["Calls that were refused:", ...refused.map((text) => `  ${text}`)]),
  ].join("\n");
}

function describe(parts: MessageExpectation): string {
  const texts = Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${shown(value)}`);
  return texts.length === 0 ? "" : ` { ${texts.join(", ")} }`;
}

function line({ kind, to, from, message }: ReceivedMessage): string {
  return `to ${kind} ${to} from ${from}, ${shown(message["msg"] ?? message)}`;
}

function shown(value: unknown): string {
  const text = value instanceof RegExp ? String(value) : (JSON.stringify(value) ?? "undefined");
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
