import type { Case } from "../cases/case.ts";
import type { Exchange } from "../sequences/sequence.ts";
import { successCodes } from "../spec/operation.ts";

/** What a run has learned of a server, and what it therefore expects of it. */
export interface Learned {
  /** Keeps the very first plain call of an operation. */
  keepFirst(exchange: Exchange): void;
  first(operation: string): Exchange | undefined;
  /** How long the quickest of them took, in ms; 0 when there was none. */
  quickest(): number;
  /** Keeps the status of a case that others depend on. */
  answered(one: Case, status: number): void;
  /** The statuses that keep the contract for a case. */
  statusesOf(one: Case): readonly number[];
}

export function createLearned(): Learned {
  const canaries = new Map<string, number>();
  const firsts = new Map<string, Exchange>();
  const absent = (one: Case): readonly number[] => {
    const status = firsts.get(one.operation.id)?.reply?.status;
    return status !== undefined && one.expect.whereAbsent?.includes(status) === true ? [status] : [];
  };
  return {
    keepFirst: (exchange) => firsts.set(exchange.case.operation.id, exchange),
    first: (operation) => firsts.get(operation),
    quickest: () => {
      const times = [...firsts.values()].flatMap(({ reply }) => (reply === undefined ? [] : [reply.elapsedMs]));
      return times.length === 0 ? 0 : Math.min(...times);
    },
    answered: (one, status) => {
      if (one.canary === true) canaries.set(one.id, status);
    },
    statusesOf(one) {
      const { statuses, orRefusedAs, sameAs, mayExist } = one.expect;
      const other = orRefusedAs === undefined ? undefined : canaries.get(orRefusedAs);
      if (other === 401 || other === 403) return [...statuses, other];
      const status = sameAs === undefined ? undefined : canaries.get(sameAs);
      if (status === undefined || !statuses.includes(status)) return [...statuses, ...absent(one)];
      const success = statuses.filter((code) => successCodes(one.operation).includes(code));
      if (status < 400) return success;
      return mayExist === true ? [status, ...success] : [status];
    },
  };
}
