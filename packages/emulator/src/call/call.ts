import type { MockEntry, OperationId } from "@emchat/schema";
import type { GivenParameters } from "@emchat/schema/validators";
import type { BodyProblem } from "./body.ts";
import type { Preferences } from "./preferences.ts";
import type { Query } from "./query.ts";
import type { RawRequest } from "./raw-request.ts";

/** One call of the service: a request whose path, query and body have been read, but not judged. */
export interface Call {
  /** Which operation of the contract it is. */
  readonly operationId: OperationId;
  /** The operation's verb: `GET` for a `HEAD` too. */
  readonly method: string;
  /** What the call does to the state, and to whom. */
  readonly mock: MockEntry;
  /** Whether it came as `HEAD`: the reply goes out without its body. */
  readonly head: boolean;
  /** Path parameters, decoded once. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The query, decoded, without the mock's own `__…` parameters. */
  readonly query: Query;
  /** What the parameters of path, query, headers and cookies are read from. Not enumerable, as it holds a token. */
  readonly given: GivenParameters;
  /** The `Authorization` header. Not enumerable: it holds a token, which must not end up in logs or copies. */
  readonly authorization?: string | undefined;
  /** The `Content-Type` header. */
  readonly contentType?: string | undefined;
  /** The body's value, where the operation has a body and it could be read. */
  readonly body?: unknown;
  /** The body's size in bytes. */
  readonly bodyBytes: number;
  /** Why the body could not be read; reported by `validate`. */
  readonly bodyProblem?: BodyProblem | undefined;
  /** The caller's `X-Request-Id` where it is a plain one, otherwise an id of our own. */
  readonly requestId: string;
  /** When it came in, by the emulator's clock, in epoch milliseconds. */
  readonly startedAt: number;
  /** What the caller asks of the mock itself. */
  readonly prefer: Preferences;
  /** What was put up with, in words: `content-type: application/x-www-form-urlencoded`. */
  readonly forgiven: string[];
  /** The label of the token that `authenticate` let through, never the token. */
  tokenLabel?: string | undefined;
}

/** A {@link Call} that keeps its token out of `console.log`, `JSON.stringify`, spread and `structuredClone`. */
export class IncomingCall implements Call {
  readonly operationId: OperationId;
  readonly method: string;
  readonly mock: MockEntry;
  readonly head: boolean;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly contentType: string | undefined;
  readonly body: unknown;
  readonly bodyBytes: number;
  readonly bodyProblem: BodyProblem | undefined;
  readonly requestId: string;
  readonly startedAt: number;
  readonly prefer: Preferences;
  readonly forgiven: string[];
  tokenLabel: string | undefined = undefined;
  readonly #headers: RawRequest["headers"];
  readonly #query: string;

  constructor(
    headers: RawRequest["headers"],
    query: string,
    call: Omit<Call, "tokenLabel" | "authorization" | "given">,
  ) {
    this.#headers = headers;
    this.#query = query;
    this.operationId = call.operationId;
    this.method = call.method;
    this.mock = call.mock;
    this.head = call.head;
    this.parameters = call.parameters;
    this.query = call.query;
    this.contentType = call.contentType;
    this.body = call.body;
    this.bodyBytes = call.bodyBytes;
    this.bodyProblem = call.bodyProblem;
    this.requestId = call.requestId;
    this.startedAt = call.startedAt;
    this.prefer = call.prefer;
    this.forgiven = call.forgiven;
  }

  get authorization(): string | undefined {
    return this.#headers["authorization"];
  }

  get given(): GivenParameters {
    return { path: this.parameters, query: this.#query, headers: this.#headers };
  }
}
