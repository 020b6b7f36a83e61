import type { Relation } from "../relations/relation.ts";

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  /** Where the parameter stands in the spec. */
  readonly pointer: string;
  readonly schema: string;
  /** A value that the spec itself shows. */
  readonly example: string | undefined;
}

/** A named example of the spec. */
export interface NamedExample {
  readonly name: string;
  readonly value: unknown;
  readonly pointer: string;
}

/** One media type of a body and its schema. */
export interface Media {
  readonly type: string;
  readonly schema: string | undefined;
  readonly examples: readonly NamedExample[];
  readonly pointer: string;
}

/** What an operation wants to be sent. */
export interface RequestBody {
  readonly required: boolean;
  readonly pointer: string;
  readonly media: readonly Media[];
  /** The largest body that is read, in bytes (`x-max-body-bytes`). */
  readonly maxBytes: number | undefined;
}

/** A header of a reply. */
export interface ReplyHeader {
  readonly name: string;
  readonly required: boolean;
  readonly schema: string | undefined;
  readonly pointer: string;
}

/** One declared reply. `status` is a code, a class such as `4XX`, or `default`. */
export interface ReplySpec {
  readonly status: string;
  readonly pointer: string;
  readonly headers: readonly ReplyHeader[];
  readonly media: readonly Media[];
}

/** How an operation wants its caller to identify. */
export interface Credential {
  readonly kind: "bearer" | "header";
  /** The header that carries it. */
  readonly header: string;
}

/** One operation of the spec with everything that holds for it. */
export interface Operation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** The path as the spec writes it, with its `{parameters}`. */
  readonly template: string;
  readonly pointer: string;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly replies: readonly ReplySpec[];
  /** Its own and the root's. */
  readonly relations: readonly Relation[];
  readonly credential: Credential | undefined;
  /** Every method the spec declares for this path. */
  readonly methodsOfPath: readonly string[];
}

/** Methods that change nothing (RFC 9110, section 9.2.1). */
export const isSafe = (method: string): boolean => method === "GET" || method === "HEAD" || method === "OPTIONS";

/** The declared reply for a status: the code itself, then its class, then `default`. */
export function replyFor(operation: Operation, status: number): ReplySpec | undefined {
  const find = (name: string) => operation.replies.find((reply) => reply.status.toUpperCase() === name);
  return find(String(status)) ?? find(`${Math.floor(status / 100)}XX`) ?? find("DEFAULT");
}

/** Whether the spec declares exactly this status for the operation. */
export const declares = (operation: Operation, status: number): boolean =>
  operation.replies.some((reply) => reply.status === String(status));

/** The declared codes of success, smallest first. */
export function successCodes(operation: Operation): readonly number[] {
  const codes = operation.replies.map((reply) => Number(reply.status)).filter((code) => code >= 200 && code < 300);
  return codes.length > 0 ? codes.sort((a, b) => a - b) : [200];
}
