import type { RepositoryCopy } from "../../repository-copy.ts";

/** A call, and what a mock of the grown contract answers. */
export interface Call {
  readonly operation: string;
  /** The method and what comes after organisation and application. */
  readonly send: string;
  /** Organisation and application. Default: the contract's own sample. */
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Without a token. */
  readonly token?: false;
  readonly status: number;
  /** What stands in the body of a success: its `data`, or the whole where there is no envelope. */
  readonly says?: unknown;
  /** To whom the message went: the kind of target and its name. */
  readonly reaches?: string;
}

/** One way in which a contract can grow: an edit of its YAML, a program that uses what must follow, and calls of what is new. */
export interface Shape {
  readonly name: string;
  edit(copy: RepositoryCopy): Promise<void>;
  /** TypeScript over `client`: it has to compile, errors that are expected included. */
  readonly program: string;
  /** Tests of the client that have to have been generated and passed. */
  readonly tests: readonly string[];
  /** Calls that keep its rules, and calls that break one each. */
  readonly calls: readonly Call[];
}

export const TEXT = { msg: { type: "txt", msg: "hello" } };
/** What a send answers. */
export const TAKEN: readonly unknown[] = [{ result_code: 200, result_content: { result: "ok" } }];
