import { onceOf } from "../spec/once-for.ts";
import type { Operation } from "../spec/operation.ts";

/**
 * How a request identifies its caller. Secrets are filled in when the request is sent, so that no plan holds one. `part`
 * is which of several secrets together is meant; the others are good ones.
 */
export type Auth =
  | { readonly kind: "none" }
  | {
      readonly kind: "token";
      readonly name: string;
      readonly scheme?: string;
      readonly edit?: TokenEdit;
      readonly part?: number /** An unknown one goes before it, in a header of its own. */;
      readonly repeated?: boolean;
    }
  /**
   * A good token in a header that is not the one for it. `{token}` stands for it, `{as-user}` and `{as-password}` for what
   * basic authentication makes of it.
   */
  | { readonly kind: "misplaced"; readonly header: string; readonly value: string }
  /** A good token in a query parameter that is not the one for it. */
  | { readonly kind: "misplaced-query"; readonly field: string }
  | { readonly kind: "literal"; readonly value: string; readonly part?: number }
  /** Everything but one part. */
  | { readonly kind: "lacking"; readonly part: number }
  /** Another alternative of the operation's security, with a secret that nobody was given or with the run's own. */
  | { readonly kind: "alternative"; readonly index: number; readonly secret: "unknown" | "given" };

/** A change of a good token that makes it an unknown one. `unknown`: as long, and beginning alike. */
export type TokenEdit =
  | "followed"
  | "quoted"
  | "escaped"
  | "padded"
  | "with-parameter"
  | "listed"
  | "truncated"
  | "extended"
  | "case-swapped"
  | "first-changed"
  | "last-changed"
  | "unknown";

/** The name of the token the run was given; others come from the profile. */
export const MAIN_TOKEN = "main";

/** A request, complete but for the target's address and the token. */
export interface CaseRequest {
  readonly method: string;
  /** Exactly what goes on the request line after the target's base path; encoded, with the query. */
  readonly path: string;
  /** Without the header that carries the token. */
  readonly headers: Readonly<Record<string, string>>;
  readonly auth: Auth;
  readonly body?: Uint8Array | undefined;
  /** Sent in chunks instead of with a length. */
  readonly chunked?: boolean | undefined;
  /** Sent in two pieces, divided at this byte, with a moment between them. */
  readonly splitAt?: number | undefined;
}

/** The one outcome that keeps the contract. */
export interface Expectation {
  /** The status codes that keep it: one, or the few that HTTP itself leaves open. */
  readonly statuses: readonly number[];
  /** The id of a case whose status this one must have too. */
  readonly sameAs?: string | undefined;
  /** That other case may have met nothing where this one meets something. */
  readonly mayExist?: boolean | undefined;
  /** Statuses that fit where the plain call, too, was answered with one of them: there is nothing at its address. */
  readonly whereAbsent?: readonly number[] | undefined;
  /** The id of a case whose answer this one may have instead, where that answer is 401 or 403. */
  readonly orRefusedAs?: string | undefined;
  /** The error identifiers that fit the first of the statuses. */
  readonly errors?: readonly string[] | undefined;
  /** The result must take a branch that the spec's own examples of this reply take. */
  readonly exemplary?: boolean | undefined;
  /** Whoever answers may do so in words of its own: the body is not judged. */
  readonly loose?: boolean | undefined;
  /** It does not reach its operation, so what the operation declares says nothing of the answer. */
  readonly foreign?: boolean | undefined;
  /** The reply is an example of the spec, so its clock stands still. */
  readonly staged?: boolean | undefined;
  /** The declared methods that `Allow` must list. */
  readonly allow?: readonly string[] | undefined;
  /** Why, in one sentence. */
  readonly because: string;
}

/** One request and what it must be answered with. */
export interface Case {
  /** Stable and readable: `sendMessageToUser/body/msg~text.msg/maxLength+1`. */
  readonly id: string;
  readonly family: string;
  readonly operation: Operation;
  readonly request: CaseRequest;
  /** The path parameters as a right server reads them. */
  readonly values: Readonly<Record<string, string>>;
  readonly expect: Expectation;
  /** The rule of the spec it probes, as a pointer. */
  readonly rule: string;
  /** Coverage points that a reply to it marks. */
  readonly covers: readonly string[];
  /** The body as JSON, where it is JSON: what shrinking starts from. */
  readonly json?: unknown;
  /** It is valid by the spec. */
  readonly positive: boolean;
  /** It goes before the others: their expectation depends on its answer. */
  readonly canary?: boolean | undefined;
}

const declared = (operation: Operation, codes: readonly number[]): number[] =>
  codes.filter((code) => operation.replies.some((reply) => reply.status === String(code)));

/** Those of some statuses that the spec declares for an operation; all of them when it declares none. */
export function undeclaredAs(operation: Operation, codes: readonly number[]): readonly number[] {
  const known = declared(operation, codes);
  return known.length > 0 ? known.slice(0, 1) : codes;
}

/** Statuses that say something else than that a request breaks a rule. */
const OTHERWISE = new Set([
  401, 402, 403, 404, 406, 407, 408, 409, 410, 412, 413, 414, 415, 423, 426, 428, 429, 431, 451,
]);

/**
 * The statuses that a request may be answered with when it breaks a rule of body or path: 400 and 422 as far as the spec
 * declares them. Where it declares neither, both, and whatever else it declares for a caller's mistake.
 */
export const refusals: (operation: Operation) => readonly number[] = onceOf((operation) => {
  const known = declared(operation, [400, 422]);
  if (known.length > 0) return known;
  const others = operation.replies
    .map(({ status }) => Number(status))
    .filter((code) => code >= 400 && code < 500 && !OTHERWISE.has(code));
  return [400, 422, ...others];
});
