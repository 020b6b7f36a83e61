import { setTimeout as sleep } from "node:timers/promises";
import type { OperationContext } from "../cases/operation-context.ts";
import type { Finding } from "../checks/check.ts";
import { isSafe } from "../spec/operation.ts";
import { valueAt } from "../spec/pointer.ts";
import { plainStep } from "./repeat.ts";
import type { Sequence } from "./sequence.ts";

/** How long is waited between the two calls, in ms. */
const WAIT_MS = 1_100;

/** How far the two clocks may disagree about that wait, in ms. */
const SLACK_MS = 600;

/** A clock that the spec calls a clock (`near: now`) goes on as ours does, and never backwards. */
export function* clocks(context: OperationContext): Iterable<Sequence> {
  const { operation } = context;
  const relation = operation.relations.find(({ claim }) => claim.kind === "near-now");
  if (relation === undefined) return;
  const plain = plainStep(context, "sequence/clock");
  const safe = isSafe(operation.method);
  yield {
    id: `${operation.id}/sequence/clock`,
    family: "sequences",
    about: "the server's clock goes on between two calls",
    requests: safe ? 6 : 2,
    waits: true,
    cases: [plain],
    async run(sender) {
      const times: { theirs: number; begun: number; ended: number }[] = [];
      const findings: Finding[] = [];
      const finding = (why: string, expected: string, got: string) =>
        findings.push({ check: "clock", why, expected, got, rule: relation.pointer });
      for (let call = 0; call < (safe ? 6 : 2); call += 1) {
        if (call === (safe ? 3 : 1)) await sleep(WAIT_MS);
        const { reply } = await sender.send(plain);
        const theirs = valueAt(reply?.json.value, relation.reply);
        if (reply === undefined || typeof theirs !== "number") return [];
        const before = times.at(-1);
        if (before !== undefined && theirs < before.theirs) {
          finding(
            "the clock went backwards between two calls",
            `${relation.reply} at least ${before.theirs}`,
            String(theirs),
          );
        }
        times.push({ theirs, begun: reply.startedAt, ended: reply.endedAt });
      }
      // Each reply leaves room for how far their clock is from ours: it was read between its beginning and its end.
      const least = Math.max(...times.map((time) => time.theirs - time.ended));
      const most = Math.min(...times.map((time) => time.theirs - time.begun));
      if (least > most + SLACK_MS) {
        const [first, last] = [times[0], times.at(-1)];
        const [theirs, ours] = [(last?.theirs ?? 0) - (first?.theirs ?? 0), (last?.ended ?? 0) - (first?.ended ?? 0)];
        finding("the clock did not go on as ours did", `about ${ours} ms later`, `${theirs} ms later`);
      }
      if (safe && times.every((time) => time.theirs % 1000 === 0)) {
        finding("every time is a whole second", "milliseconds", `${times.map((time) => time.theirs).join(", ")}`);
      }
      return findings.slice(0, 1);
    },
  };
}
