import type { Scenario, StoredMessage } from "@emchat/emulator";
import type { TestRunner } from "./export-formats.ts";
import type { SavedPlan, SavedStep } from "./plan-saved-test.ts";

/** What a test is written from. */
export interface SavedTest {
  readonly runner: TestRunner;
  readonly world: Scenario;
  readonly plan: SavedPlan;
  /** The session that it was saved from. */
  readonly session: string;
  /**
   * What is under test, in the place of the recorded calls: a function by its module, `./src/notify.ts#notify`, which is given
   * `{ fetch, baseUrl }`; for Playwright the address of a page.
   */
  readonly subject?: string | undefined;
}

/** Writes a session as a test that runs as it stands. */
export function writeSavedTest(test: SavedTest): string {
  const { runner, world, plan, session, subject } = test;
  const module = runner === "vitest" ? "@emchat/emulator/vitest" : "@emchat/mock-server/playwright";
  const [act, call] = subject === undefined ? [stepLines(plan), undefined] : subjectLines(test, subject);
  const options = `{ chatOptions: { scenario } }`;
  const page = runner === "playwright" && subject !== undefined ? "chat, page" : "chat";
  return [
    `// Saved by emchat-mock from the session ${JSON.stringify(session)}${leftOf(plan)}.`,
    `import { expect, test } from ${literal(module)};`,
    ...(call === undefined ? [] : [call]),
    "",
    `const scenario = ${literal(world)} as const;`,
    "",
    runner === "vitest" ? `test.override(${options});` : `test.use(${options});`,
    "",
    `test(${literal(`the session ${session} goes as it went`)}, async ({ ${page} }) => {`,
    ...act.map((line) => `  ${line.replaceAll("\n", "\n  ")}`),
    "",
    ...messageLines(plan.messages).map((line) => `  ${line.replaceAll("\n", "\n  ")}`),
    "});",
    "",
  ].join("\n");
}

function leftOf({ left }: SavedPlan): string {
  return left === 0 ? "" : `; ${left} of its calls ${left === 1 ? "is" : "are"} not in it`;
}

function stepLines({ steps }: SavedPlan): readonly string[] {
  let count = 0;
  return steps.flatMap((step) => {
    if (step.kind !== "call") return [setLine(step)];
    count += 1;
    return callLines(step, `reply${count}`);
  });
}

function setLine(step: Exclude<SavedStep, { kind: "call" }>): string {
  return step.kind === "fault"
    ? `await chat.fault(${literal(step.fault)});`
    : `await chat.${step.status}(${literal(step.username)});`;
}

function callLines({ call, token, expected }: SavedStep & { kind: "call" }, name: string): readonly string[] {
  const { method, target, contentType, body, status } = call;
  const headers = {
    ...(token === undefined ? undefined : { authorization: token }),
    ...(contentType === undefined ? undefined : { "content-type": contentType }),
  };
  const init = literal({ method, headers, ...(body === "" ? undefined : { body }) });
  const fetching = `chat.fetch(chat.url + ${literal(target)}, ${init})`;
  if (status === undefined) return [`await expect(${fetching}).rejects.toThrow();`];
  return [
    `const ${name} = await ${fetching};`,
    `expect(${name}.status).toBe(${status});`,
    ...(expected === undefined || method === "HEAD"
      ? []
      : [`expect(await ${name}.json()).toMatchObject(${literal(expected)});`]),
  ];
}

/** What is under test does the calling; what was set and what went wrong is there before. */
function subjectLines({ runner, plan }: SavedTest, subject: string): readonly [readonly string[], string | undefined] {
  const before = plan.steps.flatMap((step) => (step.kind === "call" ? [] : [setLine(step)]));
  if (runner === "playwright") return [[...before, `await page.goto(${literal(subject)});`], undefined];
  const [module = "", name = ""] = subject.split("#");
  return [
    [...before, `await ${name}({ fetch: chat.fetch, baseUrl: chat.url });`],
    `import { ${name} } from ${literal(module)};`,
  ];
}

/** One line for each message that differs from the others, and how many there are of all. */
function messageLines(messages: readonly StoredMessage[]): readonly string[] {
  const kinds = new Map<string, { readonly to: string; readonly expected: object; times: number }>();
  for (const { target, from, message, ext } of messages) {
    const { type, msg, ...rest } = message;
    const expected = {
      from,
      type,
      ...(typeof msg === "string" ? { text: msg } : undefined),
      ...(Object.keys(rest).length === 0 ? undefined : { message: rest }),
      ...(ext === undefined ? undefined : { ext }),
    };
    const key = JSON.stringify([target.kind, target.name, expected]);
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { to: target.name, expected, times: 1 });
    else known.times += 1;
  }
  return [
    ...[...kinds.values()].map(
      ({ to, expected, times }) =>
        `await expect(chat).toHaveReceived(${literal(to)}, ${literal({ ...expected, times })});`,
    ),
    `expect(await chat.messages()).toHaveLength(${messages.length});`,
  ];
}

// Characters that a reader of the code cannot see, or that reorder what is seen.
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A value that came out of JSON as a literal of JavaScript. */
function literal(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replaceAll('"__proto__":', '["__proto__"]:')
    .replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
