import type { Operation } from "../spec/operation.ts";

/** How a request identifies its caller. The token itself is filled in when the request is sent, so that no plan holds it. */
export type Auth =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly name: string; readonly scheme?: string; readonly edit?: TokenEdit }
  /** A good token in a header that is not the one for it. `{token}` stands for it. */
  | { readonly kind: "misplaced"; readonly header: string; readonly value: string }
  | { readonly kind: "literal"; readonly value: string };

/** A change of a good token that makes it an unknown one. */
export type TokenEdit = "followed" | "truncated" | "extended" | "case-swapped" | "first-changed";

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
  /** The id of a case whose answer this one may have instead, where that answer is 401 or 403. */
  readonly orRefusedAs?: string | undefined;
  /** The error identifiers that fit the first of the statuses. */
  readonly errors?: readonly string[] | undefined;
  /** The result must take a branch that the spec's own examples of this reply take. */
  readonly exemplary?: boolean | undefined;
  /** Whoever answers may do so in words of its own: the body is not judged. */
  readonly loose?: boolean | undefined;
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

/** The status a request has to be answered with when it breaks a rule of body or path. */
export function refusal(operation: Operation): number {
  for (const status of ["400", "422"])
    if (operation.replies.some((reply) => reply.status === status)) return Number(status);
  return 400;
}
