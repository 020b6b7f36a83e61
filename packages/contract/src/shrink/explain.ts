import type { Case } from "../cases/case.ts";
import type { Finding } from "../checks/check.ts";
import type { FailureGroup } from "../run/result.ts";
import type { Session } from "../run/session.ts";

/** So many requests before a failure are tried as its cause, in growing number. */
const WINDOWS = [1, 4, 16, 64, 200];

/** How often a chain may be sent to make it smaller. */
const MAX_TRIES = 60;

/** So many requests go at once when it is tried whether a failure needs company. */
const COMPANY = 16;

/** How often a request is sent to see whether its answers differ. */
const TIMES = 4;

/**
 * Finds out why a request that failed in a run does not fail alone: because of what was sent before it, because of what
 * was under way beside it, or because the server answers it now so, now so.
 */
export async function explain(session: Session, group: FailureGroup): Promise<FailureGroup> {
  const { first } = group;
  const alike = (findings: readonly Finding[]) => findings.some(({ check }) => check === first.check);
  const at = session.log.findLastIndex((one) => one.id === first.case.id);
  if (at === -1) return { ...group, again: false };
  const fails = async (chain: readonly Case[]) => alike(await session.replay([...chain, first.case], false));
  for (const size of WINDOWS) {
    const before = session.log.slice(Math.max(0, at - size), at);
    if (before.length === 0 || session.stopped() !== undefined) break;
    if (!(await fails(before))) continue;
    const chain = await smallest(before, fails);
    return { ...group, again: true, chain: [...chain, first.case].map(({ id }) => id) };
  }
  const beside = session.log.slice(Math.max(0, at - COMPANY / 2), at + COMPANY / 2).filter((one) => one !== first.case);
  const together = [...beside, first.case];
  for (let time = 0; time < 2; time += 1) {
    if (alike(await session.replay(together, true)))
      return { ...group, again: true, atOnce: true, chain: together.map(({ id }) => id) };
  }
  return { ...group, again: false, answers: await answers(session, group) };
}

/** Leaves out ever smaller parts of a chain for as long as it still fails. */
async function smallest(
  chain: readonly Case[],
  fails: (chain: readonly Case[]) => Promise<boolean>,
): Promise<readonly Case[]> {
  let best = chain;
  let tries = 0;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length && tries < MAX_TRIES; ) {
      const fewer = [...best.slice(0, at), ...best.slice(at + size)];
      tries += 1;
      if (fewer.length < best.length && (await fails(fewer))) best = fewer;
      else at += size;
    }
  }
  return best;
}

/** What one and the same request is answered with, time after time: the failure first. */
async function answers(session: Session, { first }: FailureGroup): Promise<readonly string[]> {
  const found = [
    first.reply === undefined ? first.got : `${first.reply.status}: ${session.shown(first.reply.body.slice(0, 120))}`,
  ];
  for (let time = 1; time < TIMES; time += 1) {
    const { outcome } = await session.probe(first.case, { quiet: true });
    if (outcome === undefined) break;
    const text =
      outcome.kind === "reply"
        ? `${outcome.reply.status}: ${session.shown(new TextDecoder().decode(outcome.reply.body.subarray(0, 120)))}`
        : outcome.message;
    found.push(text);
  }
  return found;
}
