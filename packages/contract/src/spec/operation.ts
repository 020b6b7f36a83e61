import type { Relation } from "../relations/relation.ts";
import { onceFor, onceOf } from "./once-for.ts";

/** How OpenAPI writes a parameter's value into a request. */
export type ParameterStyle =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject"
  /** As JSON text, because the parameter has a `content` of that type. */
  | "json";

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Its values are lists or objects, or JSON text. */
  readonly structured: boolean;
  /** Where the parameter stands in the spec. */
  readonly pointer: string;
  readonly schema: string;
  /** Texts that stand between it and others in one segment of a path: with one of them in it, a value ends elsewhere. */
  readonly dividers: readonly string[];
  /** A value that the spec itself shows. */
  readonly example: unknown;
}

/** A named example of the spec. */
export interface NamedExample {
  readonly name: string;
  readonly value: unknown;
  readonly pointer: string;
}

/** One media type of a body and its schema. */
export interface Media {
  /** As the spec writes it, in lower case, its parameters included. */
  readonly announced: string;
  /** Without parameters. */
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

/** One secret that a caller presents, and where. */
export interface CredentialPart {
  /** The name of its security scheme. */
  readonly scheme: string;
  readonly kind: "bearer" | "basic" | "key";
  readonly in: "header" | "query" | "cookie";
  /** The header, the query parameter or the cookie that carries it. */
  readonly field: string;
}

/** One way to identify: every part of it is needed. */
export interface Credential {
  readonly parts: readonly CredentialPart[];
}

/** Everything an operation says of who may call it. */
export interface Security {
  /** Each is enough by itself; none when anybody may call. */
  readonly alternatives: readonly Credential[];
  /** Schemes that this kit cannot present: mutual TLS, digests. */
  readonly unpresentable: readonly string[];
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
  readonly security: Security;
  /** The alternative that a run presents. */
  readonly credential: Credential | undefined;
  /** Every method the spec declares for this path. */
  readonly methodsOfPath: readonly string[];
}

/** What tells the parameters of an operation apart: one name may stand in two places. */
export const keyOf = ({ in: place, name }: Parameter): string =>
  `${place}:${place === "header" ? name.toLowerCase() : name}`;

/** Methods that change nothing (RFC 9110, section 9.2.1). */
export const isSafe = (method: string): boolean => method === "GET" || method === "HEAD" || method === "OPTIONS";

/** The declared reply for a status: the code itself, then its class, then `default`. */
export const replyFor: (operation: Operation, status: number) => ReplySpec | undefined = onceFor(
  (operation, status) => {
    const find = (name: string) => operation.replies.find((reply) => reply.status.toUpperCase() === name);
    return find(String(status)) ?? find(`${Math.floor(status / 100)}XX`) ?? find("DEFAULT");
  },
);

/** Whether the spec declares exactly this status for the operation. */
export const declares = (operation: Operation, status: number): boolean =>
  operation.replies.some((reply) => reply.status === String(status));

const CLASS = /^[1-5]XX$/i;

/** The statuses of success: the declared codes, smallest first, or the whole class where the spec names no code of it. */
export const successCodes: (operation: Operation) => readonly number[] = onceOf(codesOfSuccess);

function codesOfSuccess(operation: Operation): readonly number[] {
  const names = operation.replies.map(({ status }) => status.toUpperCase());
  const codes = names.filter((name) => !CLASS.test(name)).map(Number);
  const good = codes.filter((code) => code >= 200 && code < 300);
  const wholeClass = names.includes("2XX") || (good.length === 0 && names.includes("DEFAULT"));
  if (wholeClass) return [...new Set([...good, ...Array.from({ length: 27 }, (_, index) => 200 + index)])];
  const moved = codes.filter((code) => code >= 300 && code < 400);
  const found = good.length > 0 ? good : moved;
  return found.length > 0 ? [...found].sort((a, b) => a - b) : [200];
}

/** Whether a media type is JSON by its name. */
export const isJsonType = (type: string): boolean => /(^|[/+])json$/.test(type);

/** A media type without its parameters, in lower case. */
export const bareType = (type: string): string => type.split(";")[0]?.trim().toLowerCase() ?? "";

/** Whether a media type, or a range such as `text/*`, of the spec means a type. */
export const meansType = (declared: string, type: string): boolean =>
  declared === "*/*" || declared === type || (declared.endsWith("/*") && type.startsWith(declared.slice(0, -1)));
