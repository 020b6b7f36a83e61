import type { Case } from "../cases/case.ts";
import type { Finding } from "../checks/check.ts";
import type { Exchange, Sender, Sequence } from "../sequences/sequence.ts";
import { isCutOffAgain } from "./cut-off.ts";
import type { Dispatcher } from "./dispatcher.ts";
import type { Connection } from "./http.ts";
import type { Learned } from "./learned.ts";
import type { Failure } from "./result.ts";
import type { Session } from "./session.ts";
import type { Tallies } from "./tallies.ts";

/** What a sequence is run with. */
interface Means {
  readonly session: Session;
  readonly dispatcher: Dispatcher;
  readonly learned: Learned;
  readonly tallies: Tallies;
}

/** Sends what a sequence consists of, and gives the failures of each of its requests and of all of them together. */
export async function runSequence(
  sequence: Sequence,
  { session, dispatcher, learned, tallies }: Means,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const findings: Finding[] = [];
  const single = dispatcher.single();
  const exchange = async (one: Case, via?: Connection): Promise<Exchange & { readonly cutOff: boolean }> => {
    const { outcome, findings: own } = await session.probe(one, via === undefined ? {} : { via });
    for (const finding of own) failures.push(session.failureOf(one, sequence.id, finding, outcome));
    const reply = outcome?.kind === "reply" ? outcome.reply : undefined;
    return { case: one, reply, cutOff: outcome?.cutOff === true };
  };
  const sender: Sender = {
    send: (one) => exchange(one),
    async sendInOrder(cases) {
      const sent: Exchange[] = [];
      let cut: number | undefined;
      for (const [index, one] of cases.entries()) {
        const done = await exchange(one, single);
        if (done.cutOff && index > 0) cut ??= index;
        sent.push(done);
      }
      if (cut !== undefined && session.free && (await isCutOffAgain(dispatcher, cases.slice(0, cut + 1))))
        findings.push(cutOffAfter(cases[cut - 1], cases[cut]));
      return sent;
    },
    first: (operation) => learned.first(operation),
    alone: session.free,
  };
  findings.push(...(await sequence.run(sender)));
  single.close();
  const [first] = sequence.cases;
  if (first !== undefined && findings.length > 0) {
    tallies.add(first.operation.id, findings);
    for (const finding of findings) failures.push(session.failureOf(first, sequence.id, finding, undefined));
  }
  return failures;
}

const cutOffAfter = (before: Case | undefined, one: Case | undefined): Finding => ({
  check: "answered",
  why: `the server leaves the connection open after ${before?.id}, and cuts it off at the next request`,
  expected: "a reply on the same connection, or one that is closed with the reply before (RFC 9112, section 9.6)",
  got: "the connection broke before a reply, each time",
  rule: one?.operation.pointer ?? "",
});
