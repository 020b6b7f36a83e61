import type { Coverage } from "@emchat/control";
import { type OperationId, operationTable } from "@emchat/schema";
import { examples } from "@emchat/schema/examples";
import { bodyForm, replyMark } from "./example-marks.ts";

/** Counts what of the contract was exercised. */
export interface CoverageCounter {
  /** Counts one answered call. */
  count(
    operationId: string,
    status: number,
    replyBody: unknown,
    requestBody: unknown,
    example: string | undefined,
  ): string | undefined;
  report(): Coverage;
  /** Adds what another counter has counted. */
  absorb(other: CoverageCounter): void;
  reset(): void;
  /** What was counted, for `absorb`. */
  readonly hits: ReadonlyMap<string, OperationHits>;
}

/** Hits of one operation, by what was hit. */
export interface OperationHits {
  calls: number;
  readonly statuses: Map<string, number>;
  /** `200 online` */
  readonly replyExamples: Map<string, number>;
  readonly requestExamples: Map<string, number>;
}

/** What tells the examples of one operation apart, computed once. */
interface OperationMarks {
  /** status -> mark -> the example */
  readonly replies: ReadonlyMap<number, ReadonlyMap<string, ReplyExample>>;
  /** form of the body -> name of the example */
  readonly requests: ReadonlyMap<string, string>;
  /** status -> what the contract calls it */
  readonly statuses: ReadonlyMap<number, string>;
  /** `200 online` */
  readonly examples: ReadonlySet<string>;
}

/** An example of a reply, and what its hits are counted under: `200 online`. */
interface ReplyExample {
  readonly name: string;
  readonly key: string;
}

const operationIds = Object.keys(operationTable) as OperationId[];
const marks = new Map<string, OperationMarks>(operationIds.map((operationId) => [operationId, marksOf(operationId)]));

/** A counter at zero. */
export function createCoverage(): CoverageCounter {
  const hits = new Map<string, OperationHits>();

  return {
    count(operationId, status, replyBody, requestBody, example) {
      const operation = marks.get(operationId);
      if (operation === undefined) return undefined;
      const found = hitsOf(hits, operationId);
      found.calls += 1;
      // Only what the contract declares: a caller's own words must not become keys.
      const declared = operation.statuses.get(status);
      if (declared !== undefined) increase(found.statuses, declared);
      const shown =
        example === undefined
          ? operation.replies.get(status)?.get(replyMark(replyBody))
          : { name: example, key: `${status} ${example}` };
      if (shown !== undefined && operation.examples.has(shown.key)) increase(found.replyExamples, shown.key);
      if (operation.requests.size > 0 && requestBody !== undefined) {
        const form = bodyForm(requestBody);
        const sent = operation.requests.get(form) ?? operation.requests.get(form.replace(/\+$/, ""));
        if (sent !== undefined) increase(found.requestExamples, sent);
      }
      return shown?.name;
    },
    report: () => reportOf(hits),
    absorb(other) {
      for (const [operationId, theirs] of other.hits) {
        const ours = hitsOf(hits, operationId);
        ours.calls += theirs.calls;
        addUp(ours.statuses, theirs.statuses);
        addUp(ours.replyExamples, theirs.replyExamples);
        addUp(ours.requestExamples, theirs.requestExamples);
      }
    },
    hits,
    reset() {
      hits.clear();
    },
  };
}

function reportOf(hits: ReadonlyMap<string, OperationHits>): Coverage {
  const operations = operationIds.map((operationId) => {
    const { method, path, requestBody, responses } = operationTable[operationId];
    const requestExamples = requestBody?.examples ?? [];
    const found = hits.get(operationId);
    return {
      operationId,
      method,
      path,
      hits: found?.calls ?? 0,
      requestExamples: requestExamples.map((name) => ({ name, hits: found?.requestExamples.get(name) ?? 0 })),
      responses: Object.entries(responses).map(([status, response]) => ({
        status,
        hits: found?.statuses.get(status) ?? 0,
        examples: response.examples.map((name: string) => ({
          name,
          hits: found?.replyExamples.get(`${status} ${name}`) ?? 0,
        })),
      })),
    };
  });
  const responses = operations.flatMap((operation) => operation.responses);
  const named = [
    ...operations.flatMap((operation) => operation.requestExamples),
    ...responses.flatMap((response) => response.examples),
  ];
  const summary = { operations: countOf(operations), responses: countOf(responses), examples: countOf(named) };
  const hit = summary.operations.hit + summary.responses.hit + summary.examples.hit;
  const of = summary.operations.of + summary.responses.of + summary.examples.of;
  return { operations, summary: { ...summary, percent: of === 0 ? 0 : Math.round((hit / of) * 10_000) / 100 } };
}

function countOf(items: readonly { readonly hits: number }[]): { hit: number; of: number } {
  return { hit: items.filter(({ hits }) => hits > 0).length, of: items.length };
}

function hitsOf(hits: Map<string, OperationHits>, operationId: string): OperationHits {
  let found = hits.get(operationId);
  if (found === undefined) {
    found = { calls: 0, statuses: new Map(), replyExamples: new Map(), requestExamples: new Map() };
    hits.set(operationId, found);
  }
  return found;
}

function addUp(ours: Map<string, number>, theirs: ReadonlyMap<string, number>): void {
  for (const [key, count] of theirs) ours.set(key, (ours.get(key) ?? 0) + count);
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function marksOf(operationId: OperationId): OperationMarks {
  const declared: { requestBody: object; responses: object } = examples[operationId];
  const requests = new Map<string, string>();
  for (const [name, example] of Object.entries(declared.requestBody)) {
    const form = bodyForm((example as { value: unknown }).value);
    // Of two examples of one form the first stands for it.
    if (!requests.has(form)) requests.set(form, name);
  }
  const replies = Object.entries(declared.responses).map(([status, named]): [number, Map<string, ReplyExample>] => {
    const byMark = new Map<string, ReplyExample>();
    for (const [name, example] of Object.entries(named as Record<string, { value: unknown }>)) {
      const mark = replyMark(example.value);
      if (!byMark.has(mark)) byMark.set(mark, { name, key: `${status} ${name}` });
    }
    return [Number(status), byMark];
  });
  const names = Object.entries(declared.responses).flatMap(([status, named]) =>
    Object.keys(named as object).map((name) => `${status} ${name}`),
  );
  return {
    replies: new Map(replies),
    requests,
    statuses: new Map(Object.keys(operationTable[operationId].responses).map((status) => [Number(status), status])),
    examples: new Set(names),
  };
}
