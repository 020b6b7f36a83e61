import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { State } from "./state.ts";

/** `strict`: media type, tokens, tenants and targets must be right and known. `forgiving`: what real services put up with. */
export type Mode = "strict" | "forgiving";

/** Which operation a path leads to, its parts still percent-encoded. */
export interface Route {
  readonly operation: "status" | "user" | "group";
  readonly method: "GET" | "POST";
  readonly encoded: Readonly<Record<string, string>>;
}

/** One request, as far as it has been read. */
export interface Call {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** The same for every request of one connection. */
  readonly connection: object;
  readonly startedAt: number;
  readonly state: State;
  readonly mode: Mode;
  route?: Route;
  /** The parts of the path, decoded. */
  names?: Readonly<Record<string, string>>;
  /** The parsed body. */
  json?: unknown;
}

/** A call that has reached an operation. */
export interface RoutedCall extends Call {
  route: Route;
  names: Readonly<Record<string, string>>;
}

/** Why a call is not done. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What goes back. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** The envelope. */
  json: Record<string, unknown>;
  /** Instead of the envelope: what is really written. */
  raw?: string | Uint8Array;
}

/** The server, taken apart. A fault replaces one of these and leaves the others right. */
export interface Parts {
  readonly findRoute: (call: Call) => Route | Refusal;
  readonly decode: (encoded: string) => string | undefined;
  readonly checkToken: (call: RoutedCall) => Refusal | undefined;
  readonly checkNames: (call: RoutedCall) => Refusal | undefined;
  readonly checkTenant: (call: RoutedCall) => Refusal | undefined;
  readonly checkMediaType: (call: RoutedCall) => Refusal | undefined;
  readonly checkSize: (call: RoutedCall) => Refusal | undefined;
  readonly decodeText: (bytes: Uint8Array) => string;
  readonly parse: (text: string) => unknown;
  readonly checkBody: (call: RoutedCall) => Refusal | undefined;
  readonly checkTarget: (call: RoutedCall) => Refusal | undefined;
  /** Does what was asked, and answers with the elements of `data`. */
  readonly perform: (call: RoutedCall) => Promise<readonly unknown[]>;
  readonly success: (call: RoutedCall, data: readonly unknown[]) => Answer;
  readonly failure: (call: Call, refusal: Refusal) => Answer;
  /** The last look at an answer before it is written. */
  readonly finish: (call: Call, answer: Answer) => Answer | Promise<Answer>;
  readonly write: (call: Call, answer: Answer, response: ServerResponse) => void | Promise<void>;
}
