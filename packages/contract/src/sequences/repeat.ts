import {
  accepted,
  buildCase,
  plainRequest,
  refused,
  refusedWith,
  tooLarge,
  unauthorized,
} from "../cases/build-case.ts";
import { bytesOf } from "../cases/bytes-of.ts";
import { canaries } from "../cases/canaries.ts";
import { type Case, MAIN_TOKEN } from "../cases/case.ts";
import { head } from "../cases/head.ts";
import type { OperationContext } from "../cases/operation-context.ts";
import type { Finding } from "../checks/check.ts";
import { declares, isSafe } from "../spec/operation.ts";
import { compare } from "./compare.ts";
import type { Exchange, Sequence } from "./sequence.ts";

const TIMES = 4;

/** What a call is answered with that was made before. */
const CHANGED = new Set([404, 409, 410, 412]);

/** A plain, valid call, as a step of a sequence. */
export const plainStep = (context: OperationContext, name: string): Case =>
  buildCase(context, {
    family: "sequences",
    name,
    positive: true,
    ...(context.body === undefined ? {} : { json: context.body }),
    expect: accepted(context, "a plain, valid call"),
  });

/** The same call several times; between calls that are refused; on one connection. */
export function* repeats(context: OperationContext): Iterable<Sequence> {
  const { operation, spec } = context;
  const id = `${operation.id}/sequence`;
  const plain = plainStep(context, "sequence/repeat");
  yield {
    id: `${id}/repeat`,
    family: "sequences",
    about: "the same call again and again is answered alike",
    requests: TIMES,
    cases: [plain],
    async run(sender) {
      const first = await sender.send(plain);
      const findings: Finding[] = [...alike(context, sender.first(operation.id), first, sender.alone)];
      for (let time = 1; time < TIMES && findings.length === 0; time += 1) {
        findings.push(...alike(context, first, await sender.send(plain), sender.alone));
      }
      return findings;
    },
  };
  for (const [name, spoiler] of spoilers(context)) {
    const between = plainStep(context, `sequence/after-${name}`);
    yield {
      id: `${id}/after-${name}`,
      family: "sequences",
      about: `another call (${name}) does not spoil the next one, nor is it answered like the one before`,
      requests: 4,
      cases: [between, spoiler],
      async run(sender) {
        const [before, , , after] = await sender.sendInOrder([between, spoiler, spoiler, between]);
        return alike(context, before, after, sender.alone);
      },
    };
  }

  function alike(
    own: OperationContext,
    first: Exchange | undefined,
    again: Exchange | undefined,
    alone: boolean,
  ): readonly Finding[] {
    // What changes something may do so once only: a second time it is gone, or there already.
    const changed = [first, again].some((exchange) => CHANGED.has(exchange?.reply?.status ?? 0));
    if (changed && !isSafe(own.operation.method)) return [];
    return compare(first, again, {
      spec,
      check: "repeat",
      why: "the same call is answered in another way the next time",
      values: alone && isSafe(own.operation.method),
    });
  }
}

function* spoilers(context: OperationContext): Iterable<readonly [string, Case]> {
  const { operation, body } = context;
  const unknown = [...canaries(context)].at(-1);
  if (unknown !== undefined && operation.method !== "DELETE") {
    const { canary: _, ...one } = unknown;
    yield ["unknown-target", { ...one, id: `${unknown.id}-before` }];
  }
  const [short] = head(context);
  if (short !== undefined) yield ["head", { ...short, id: `${short.id}-before` }];
  const step = (
    name: string,
    request: Parameters<typeof buildCase>[1]["request"],
    expect: Case["expect"],
  ): readonly [string, Case] => [
    name,
    buildCase(context, {
      family: "sequences",
      name: `sequence/after-${name}/refused`,
      ...(request === undefined ? {} : { request }),
      positive: false,
      expect,
    }),
  ];
  if (operation.credential !== undefined) {
    if (!context.profile.forgives.includes("unknown-token")) {
      const auth = { kind: "token", name: MAIN_TOKEN, edit: "unknown" } as const;
      yield step("unknown-token", { auth }, unauthorized(context, "the token was given to nobody", "unknown-token"));
    }
    yield step("no-token", { auth: { kind: "none" } }, unauthorized(context, "there is no token", "no-token"));
  }
  if (body !== undefined && context.form?.kind === "json") {
    const text = JSON.stringify(body);
    if (declares(operation, 415) && !context.profile.forgives.includes("media-type")) {
      const headers = { ...plainRequest(context).headers, "Content-Type": "application/x-no-such-type" };
      yield step("media-type", { headers }, refusedWith(context, 415, "the body is not announced as JSON"));
    }
    if (text.length > 1)
      yield step(
        "broken-json",
        { body: bytesOf(text.slice(0, -1)) },
        refused(context, "the body is not JSON", "syntax"),
      );
    const limit = operation.body?.maxBytes;
    if (limit !== undefined) {
      const large = text.slice(0, -1) + " ".repeat(limit) + text.slice(-1);
      yield step("too-large", { body: bytesOf(large) }, tooLarge(context, "the body is too large"));
    }
  }
}
